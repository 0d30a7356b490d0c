package io.batchwatch.gateway.fhir;

import java.util.Map;

/** What a coded thing is called. */
final class FhirConcept {
    /** Findings of SNOMED CT, and of HL7's interpretations, which may come without a word beside the code. */
    private static final Map<String, String> FINDINGS = Map.of(
            "10828004", "positive",
            "260385009", "negative",
            "260373001", "detected",
            "260415000", "not detected",
            "POS", "positive",
            "NEG", "negative",
            "DET", "detected",
            "ND", "not detected");

    private FhirConcept() {}

    /** Its text, else its first code's own words, else that code. */
    static String words(FhirElement concept) {
        return FhirReferences.first(
                concept.text("text"), concept.text("coding", "display"), concept.text("coding", "code"));
    }

    /** A finding by its code, where it is one that is known; else its words. */
    static String finding(FhirElement concept) {
        return concept.all("coding").stream()
                .map(coding -> FINDINGS.getOrDefault(coding.text("code"), ""))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElseGet(() -> words(concept));
    }
}
