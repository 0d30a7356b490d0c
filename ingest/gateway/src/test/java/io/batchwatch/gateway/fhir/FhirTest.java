package io.batchwatch.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.Checked;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirTest {
    private static final String SPECIMEN = "{'resourceType':'Specimen','id':'s1','accessionIdentifier':{'value':'S-1'},"
            + "'type':{'text':'leek'},'collection':{'collectedDateTime':'2026-03-01T08:30:00+08:00'}}";

    private static final String LEAD =
            "'code':{'coding':[{'system':'http://loinc.org','code':'5674-9','display':'lead'}]},"
                    + "'specimen':{'reference':'Specimen/s1'},'effectiveDateTime':'2026-03-02'";

    private static final String VALUE = ",'valueQuantity':{'value':0.050,'unit':'mg/kg'}";

    @TempDir
    private Path reference;

    @Test
    void anObservationIsReadWithItsSpecimen() throws IOException {
        TestResult result = one(
                SPECIMEN,
                observation(
                        "final",
                        VALUE + ",'referenceRange':[{'high':{'value':0.1,'unit':'mg/kg'}}],"
                                + "'method':{'text':'ICP-MS'},'device':{'display':'D-7'},'performer':[{'display':'County lab'}],"
                                + "'issued':'2026-03-03T10:00:00.123456+08:00','note':[{'text':'second reading'}]"));

        assertThat(result.sample().sampleId()).isEqualTo("S-1");
        assertThat(result.sample().product().name()).isEqualTo("leek");
        assertThat(result.sample().sampledAt()).isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
        assertThat(result.item().analyte().name()).isEqualTo("lead");
        assertThat(result.item().method()).isEqualTo("ICP-MS");
        assertThat(result.item().instrument()).isEqualTo("D-7");
        assertThat(result.item().lab().name()).isEqualTo("County lab");
        assertThat(result.item().reportedAt()).contains(Instant.parse("2026-03-03T02:00:00Z"));
        assertThat(result.measurement().value()).contains(new BigDecimal("0.050"));
        assertThat(result.measurement().unit()).isEqualTo("mg/kg");
        assertThat(result.reportedLimit()).isEqualTo("0.1 mg/kg");
        assertThat(result.remark()).isEqualTo("second reading");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'valueQuantity':{'comparator':'<','value':0.01}; LT",
                "'valueQuantity':{'comparator':'>=','value':200}; GT",
                "'valueCodeableConcept':{'coding':[{'code':'260415000'}]}; NOT_DETECTED",
                "'valueCodeableConcept':{'text':'Positive'}; DETECTED",
                "'valueString':'<0.01'; LT",
                "'valueInteger':7; EQ",
                "'interpretation':[{'coding':[{'code':'NEG'}]}]; NOT_DETECTED"
            })
    void aValueIsReadInEachOfItsForms(String value, Qualifier qualifier) throws IOException {
        assertThat(one(SPECIMEN, observation("final", "," + value))
                        .measurement()
                        .qualifier())
                .isEqualTo(qualifier);
    }

    @ParameterizedTest
    @CsvSource({"final, FINAL", "corrected, CORRECTED", "amended, CORRECTED", "entered-in-error, WITHDRAWN"})
    void theStatusIsTaken(String status, Status expected) throws IOException {
        assertThat(one(SPECIMEN, observation(status, VALUE)).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "preliminary", "cancelled", "unknown"})
    void whatIsNotFinalIsRefused(String status) throws IOException {
        Checked checked = bundle(SPECIMEN, observation(status, VALUE));

        assertThat(checked.refused()).containsExactly("/entry/2 status not-final");
    }

    @Test
    void theVersionIsTheRevision() throws IOException {
        assertThat(one(SPECIMEN, observation("amended", VALUE + ",'meta':{'versionId':'3'}"))
                        .revision())
                .isEqualTo(3);
    }

    @Test
    void eachComponentIsARow() throws IOException {
        Checked checked = bundle(
                SPECIMEN,
                observation(
                        "final",
                        ",'component':[{'code':{'text':'zinc'},'valueQuantity':{'value':1}},"
                                + "{'code':{'text':'copper'},'valueQuantity':{'value':2}}]"));

        assertThat(checked.results())
                .extracting(result -> result.item().analyte().name())
                .containsExactly("zinc", "copper");
    }

    @Test
    void aPanelThatOnlyHoldsOthersTogetherIsNoRow() throws IOException {
        Checked checked = bundle(
                SPECIMEN,
                observation("final", ",'hasMember':[{'reference':'Observation/o2'}]"),
                observation("final", VALUE));

        assertThat(checked.outcome().accepted()).isEqualTo(1);
        assertThat(checked.outcome().rejected()).isZero();
    }

    @Test
    void aReportSaysWhatItsResultsDoNot() throws IOException {
        String report = "{'resourceType':'DiagnosticReport','id':'r1','status':'entered-in-error',"
                + "'specimen':[{'reference':'Specimen/s1'}],'performer':[{'display':'City lab'}],'issued':'2026-03-05',"
                + "'result':[{'reference':'urn:uuid:1'}]}";
        String observation = "{'fullUrl':'urn:uuid:1','resource':{'resourceType':'Observation','status':'final',"
                + "'code':{'text':'lead'},'valueQuantity':{'value':1}}}";

        TestResult result = results("{'resourceType':'Bundle','type':'collection','link':[{'url':'x'}],'entry':["
                        + observation + ",{'resource':" + report + "},{'resource':" + SPECIMEN + "}]}")
                .get(0);

        assertThat(result.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(result.sample().sampleId()).isEqualTo("S-1");
        assertThat(result.item().lab().name()).isEqualTo("City lab");
    }

    @Test
    void whatIsContainedIsFoundWhereItIs() throws IOException {
        String report = "{'resourceType':'DiagnosticReport','status':'final','issued':'2026-03-05','contained':["
                + SPECIMEN + "," + observation("final", VALUE).replace("Specimen/s1", "#s1") + "],"
                + "'result':[{'reference':'#o1'}]}";

        assertThat(results(report))
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-1");
        assertThat(bundle(report).results())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-1");
    }

    @Test
    void aResourceOnEachLineIsRead() throws IOException {
        assertThat(results(observation("final", VALUE) + "\n" + SPECIMEN + "\n"))
                .extracting(result -> result.sample().product().name())
                .containsExactly("leek");
    }

    @Test
    void aBundleInXmlIsTheSame() throws IOException {
        String xml = """
                <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
                <entry><resource><Specimen><id value="s1"/><accessionIdentifier><value value="S-1"/></accessionIdentifier>
                <type><text value="leek"/></type><collection><collectedDateTime value="2026-03-01"/></collection></Specimen></resource></entry>
                <entry><resource><Observation><status value="final"/><code><text value="lead"/></code>
                <specimen><reference value="Specimen/s1"/></specimen>
                <valueQuantity><value value="0.050"/><comparator value="&lt;"/><unit value="mg/kg"/></valueQuantity></Observation></resource></entry>
                </Bundle>""";

        TestResult result = results(xml).get(0);

        assertThat(result.sample().sampleId()).isEqualTo("S-1");
        assertThat(result.measurement().qualifier()).isEqualTo(Qualifier.LT);
        assertThat(result.measurement().unit()).isEqualTo("mg/kg");
    }

    @Test
    void withoutASpecimenTheSampleIsMissing() throws IOException {
        Checked checked = bundle("{'resourceType':'Observation','status':'final','code':{'text':'lead'},'subject':"
                + "{'reference':'Patient/1','display':'somebody'},'valueInteger':1}");

        assertThat(checked.refused()).contains("/entry/1 sample_id missing", "/entry/1 product missing");
    }

    @Test
    void aBundleWithoutObservationsHoldsNoRecords() throws IOException {
        assertThat(bundle(SPECIMEN).unreadable()).containsExactly("no-records");
    }

    private static String observation(String status, String more) {
        return "{'resourceType':'Observation','id':'o1','status':'" + status + "'," + LEAD + more + "}";
    }

    private TestResult one(String... resources) throws IOException {
        Checked checked = bundle(resources);
        assertThat(checked.refused()).isEmpty();
        return checked.results().get(0);
    }

    private List<TestResult> results(String content) throws IOException {
        Checked checked = Checked.of(reference, content.replace('\'', '"'), "like: fhir");
        assertThat(checked.refused()).isEmpty();
        assertThat(checked.unreadable()).isEmpty();
        return checked.results();
    }

    private Checked bundle(String... resources) throws IOException {
        String entries = String.join("},{'resource':", resources);
        String bundle = "{'resourceType':'Bundle','type':'collection','entry':[{'resource':" + entries + "}]}";
        return Checked.of(reference, bundle.replace('\'', '"'), "like: fhir");
    }
}
