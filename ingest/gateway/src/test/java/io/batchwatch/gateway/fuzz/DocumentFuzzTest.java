package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.Profiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentFuzzTest {
    private static final String JSON = """
            {"lab":"县检验所","test_kind":"LAB","sampled_at":"2026-03-01","record":[
             {"sample_id":"S-1","product":"韭菜","items":[{"analyte":"铅","value":1.10},{"analyte":"镉","value":1e-3}]},
             {"sample_id":"S-2","product":"leek","items":[{"analyte":"lead","value":"<0.01"},{"analyte":"zinc","value":null}]}]}
            """;

    private static final String LINES = """
            {"sample_id":"S-1","product":"韭菜","sampled_at":"2026-03-01","test_kind":"LAB","analyte":"铅","value":1.10}
            {"sample_id":"S-2","product":"leek","sampled_at":"2026-03-01","test_kind":"LAB","analyte":"lead","value":"ND"}
            """;

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <results lab="县检验所"><test_kind>LAB</test_kind><sampled_at>2026-03-01</sampled_at><!-- two -->
            <row><sample_id>S-1</sample_id><product>韭菜</product><analyte>铅</analyte><value unit="mg/kg">1.10</value></row>
            <row><sample_id>S-2</sample_id><product><![CDATA[leek & co]]></product><analyte>lead</analyte><value>ND</value></row>
            </results>
            """;

    private static final String DECLARED = """
            <!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
            <results><row><sample_id>&b;&c;</sample_id></row></results>
            """;

    @Test
    void noDamageBreaksTheReaderOfJson() throws IOException {
        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "json",
                Profiles.of(),
                List.of(
                        JSON.getBytes(StandardCharsets.UTF_8),
                        LINES.getBytes(StandardCharsets.UTF_8),
                        JSON.getBytes(Charset.forName("GB18030")),
                        ("\ufeff" + LINES).getBytes(StandardCharsets.UTF_16BE)));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.readable()).isPositive();
        assertThat(outcome.broken()).isPositive();
    }

    @Test
    void noDamageBreaksTheReaderOfXml() throws IOException {
        ParserFuzz.Outcome outcome = ParserFuzz.run("xml", Profiles.of(), xml());

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.readable()).isPositive();
    }

    @Test
    void noDamageBreaksTheMendingOfXml() throws IOException {
        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "xml-lenient", Profiles.of("format: {type: xml, records: //row, markup: lenient}"), xml());

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.readable()).isPositive();
    }

    @Test
    void noDamageBreaksTheReaderOfSsd2() throws IOException {
        String message = """
                <message><header><type>dcfmsg</type></header><payload><dataset>
                <result><sampId>S-1</sampId><sampY>2025</sampY><sampM>11</sampM><sampMatCode>A00HC#F28.A07HS</sampMatCode>
                <paramCode>RF-1</paramCode><resUnit>G061A</resUnit><resLOQ>0.01</resLOQ><resType>LOQ</resType></result>
                <result><sampId>S-2</sampId><sampY>2025</sampY><sampMatCode>A00HC</sampMatCode><paramCode>RF-1</paramCode>
                <resVal>0.12</resVal><resType>VAL</resType><evalInfo>com=a$resAsses=J038A</evalInfo></result>
                </dataset></payload></message>
                """;

        ParserFuzz.Outcome outcome =
                ParserFuzz.run("ssd2", Profiles.of("like: ssd2"), List.of(message.getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.readable()).isPositive();
    }

    @Test
    void noDamageBreaksTheReaderOfFhir() throws IOException {
        String bundle = """
                {"resourceType":"Bundle","entry":[
                {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Specimen","id":"s","type":{"text":"leek"}}},
                {"resource":{"resourceType":"DiagnosticReport","id":"r","status":"final","contained":[{"resourceType":"Device",
                 "id":"d"}],"result":[{"reference":"Observation/o"}],"specimen":[{"reference":"urn:uuid:1"}]}},
                {"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"display":"lead"}]},
                 "device":{"reference":"#d"},"specimen":{"reference":"Specimen/s/_history/2"},
                 "component":[{"code":{"text":"a"},"valueQuantity":{"value":1.10,"comparator":"<"}},{"code":{"text":"b"}}]}}]}
                """;
        String xml = """
                <Bundle xmlns="http://hl7.org/fhir"><entry><resource><Observation><id value="o"/><status value="final"/>
                <specimen><reference value="#x"/></specimen><valueInteger value="7"/></Observation></resource></entry></Bundle>
                """;

        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "fhir",
                Profiles.of("like: fhir"),
                List.of(
                        bundle.getBytes(StandardCharsets.UTF_8),
                        bundle.replace("\n", "").replace("}},{", "}}\n{").getBytes(StandardCharsets.UTF_8),
                        xml.getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isPositive();
    }

    private static List<byte[]> xml() {
        return List.of(
                XML.getBytes(StandardCharsets.UTF_8),
                XML.replace("UTF-8", "GBK").getBytes(Charset.forName("GBK")),
                ("\ufeff" + XML).getBytes(StandardCharsets.UTF_16LE),
                DECLARED.getBytes(StandardCharsets.UTF_8));
    }
}
