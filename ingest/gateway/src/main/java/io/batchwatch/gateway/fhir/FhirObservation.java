package io.batchwatch.gateway.fhir;

import io.batchwatch.gateway.document.Node;
import io.batchwatch.gateway.fhir.FhirReferences.Kept;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An observation with what it refers to, as rows. */
final class FhirObservation {
    /** The columns, in their order. */
    static final List<Field> FIELDS = List.of(
            Field.SAMPLE_ID,
            Field.PRODUCT,
            Field.SAMPLED_AT,
            Field.LAB,
            Field.INSTRUMENT,
            Field.ANALYTE,
            Field.METHOD,
            Field.QUALIFIER,
            Field.VALUE,
            Field.UNIT,
            Field.REPORTED_LIMIT,
            Field.TESTED_AT,
            Field.REPORTED_AT,
            Field.REVISION,
            Field.STATUS,
            Field.REMARK);

    private static final Pattern FRACTION = Pattern.compile("\\.\\d+");

    private final FhirResource resource;
    private final FhirElement body;
    private final Kept report;
    private final Map<Field, String> common = new EnumMap<>(Field.class);

    /** One row of it: its cells in the order of {@link #FIELDS}. */
    record Row(String place, List<String> cells) {}

    /**
     * @param beside resources of the same record, among them those that it may contain
     */
    FhirObservation(FhirResource resource, FhirReferences references, List<FhirResource> beside) {
        this.resource = resource;
        this.body = resource.body();
        this.report = references.reportOf(resource, beside);
        Kept specimen = specimen(references, beside);
        String effective = FhirReferences.first(
                body.text("effectiveDateTime"),
                body.text("effectivePeriod", "start"),
                body.text("effectiveInstant"),
                report.text("effective"));
        common.put(Field.SAMPLE_ID, specimen.text("sample"));
        common.put(Field.PRODUCT, specimen.text("product"));
        common.put(Field.SAMPLED_AT, moment(FhirReferences.first(specimen.text("collected"), effective)));
        common.put(Field.TESTED_AT, moment(effective));
        common.put(Field.REPORTED_AT, moment(FhirReferences.first(body.text("issued"), report.text("issued"))));
        common.put(
                Field.LAB,
                FhirReferences.first(
                        body.all("performer").stream()
                                .filter(performer ->
                                        !performer.text("reference").startsWith("Practitioner"))
                                .map(performer -> references
                                        .of(performer, resource, beside)
                                        .text("name"))
                                .findFirst()
                                .orElse(""),
                        report.text("lab")));
        common.put(
                Field.INSTRUMENT,
                references.of(body.at("device"), resource, beside).text("name"));
        common.put(Field.METHOD, FhirConcept.words(body.at("method")));
        common.put(Field.STATUS, status());
        common.put(Field.REVISION, revision());
        common.put(Field.REMARK, body.text("note", "text"));
    }

    private Kept specimen(FhirReferences references, List<FhirResource> beside) {
        if (body.has("specimen")) {
            return references.of(body.at("specimen"), resource, beside);
        }
        String ofReport = report.text("specimen");
        return ofReport.isEmpty() ? Kept.NOTHING : references.of(reference(ofReport), resource, beside);
    }

    private static FhirElement reference(String name) {
        return new FhirElement(new Node.Group(List.of(new Node.Member("reference", new Node.Text(name)))));
    }

    /** Why none of it can be taken: what is not final is no result yet, and what was called off never becomes one. */
    Optional<Problem> problem() {
        String status = body.text("status");
        return switch (status) {
            case "final", "amended", "corrected", "entered-in-error" -> Optional.empty();
            default -> Optional.of(Problem.of(Rule.NOT_FINAL, Field.STATUS.column(), status));
        };
    }

    /** One for its own value, and one for each component; none for what only holds others together. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<FhirElement> components = body.all("component");
        if (hasValue(body) || (components.isEmpty() && !body.has("hasMember"))) {
            rows.add(new Row(resource.place(), cells(body)));
        }
        for (int i = 0; i < components.size(); i++) {
            rows.add(new Row(resource.place() + "/component/" + (i + 1), cells(components.get(i))));
        }
        return rows;
    }

    private static boolean hasValue(FhirElement part) {
        return part.names().stream().anyMatch(name -> name.startsWith("value"));
    }

    private List<String> cells(FhirElement part) {
        Map<Field, String> fields = new EnumMap<>(common);
        fields.put(Field.ANALYTE, FhirConcept.words(part.at("code")));
        fields.put(Field.VALUE, value(part));
        fields.put(
                Field.UNIT,
                FhirReferences.first(part.text("valueQuantity", "unit"), part.text("valueQuantity", "code")));
        fields.put(Field.REPORTED_LIMIT, limit(part));
        fields.put(Field.QUALIFIER, hasValue(part) ? "" : finding(part));
        return FIELDS.stream().map(field -> fields.getOrDefault(field, "")).toList();
    }

    private static String value(FhirElement part) {
        if (part.has("valueQuantity")) {
            return part.text("valueQuantity", "comparator") + part.text("valueQuantity", "value");
        }
        if (part.has("valueCodeableConcept")) {
            return FhirConcept.finding(part.at("valueCodeableConcept"));
        }
        if (part.has("valueRange")) {
            return part.text("valueRange", "low", "value") + " – " + part.text("valueRange", "high", "value");
        }
        return part.names().stream()
                .filter(name -> name.startsWith("value"))
                .findFirst()
                .map(part::text)
                .orElse("");
    }

    private String finding(FhirElement part) {
        String finding = part.all("interpretation").stream()
                .map(FhirConcept::finding)
                .filter(word -> word.endsWith("tive") || word.endsWith("detected"))
                .findFirst()
                .orElse("");
        return switch (finding) {
            case "positive", "detected" -> "DETECTED";
            case "negative", "not detected" -> "NOT_DETECTED";
            // What is taken back needs no result of its own.
            default -> status().equals("WITHDRAWN") ? "NOT_MEASURED" : "";
        };
    }

    private static String limit(FhirElement part) {
        FhirElement high = part.at("referenceRange").at("high");
        return high.has("value")
                ? (high.text("value") + " " + FhirReferences.first(high.text("unit"), high.text("code"))).strip()
                : part.text("referenceRange", "text");
    }

    private String status() {
        if (report.text("status").equals("entered-in-error")) {
            return "WITHDRAWN";
        }
        return switch (body.text("status")) {
            case "entered-in-error" -> "WITHDRAWN";
            case "amended", "corrected" -> "CORRECTED";
            default -> "";
        };
    }

    /** Servers count versions; where it is no count it says nothing. */
    private String revision() {
        String version = body.text("meta", "versionId");
        return version.matches("[1-9]\\d{0,3}") ? version : "";
    }

    private static String moment(String text) {
        return FRACTION.matcher(text).replaceFirst("");
    }
}
