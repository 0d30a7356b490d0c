package io.batchwatch.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTableTest {
    private static final Profile GENERIC = Profiles.of();
    private static final Profile TABLE = Profiles.of("format: {records: /NewDataSet/Table}");
    private static final Profile LENIENT = Profiles.of("format: {records: /NewDataSet/Table, markup: lenient}");

    @TempDir
    private Path directory;

    @Test
    void whatStandsThereMoreThanOnceIsARecord() throws Exception {
        String xml = "<r><head><lab>A</lab></head><body><row><v>1.10</v></row><row><v>2</v></row></body></r>";

        assertThat(rows(xml, GENERIC))
                .containsExactly(Map.of("head.lab", "A", "v", "1.10"), Map.of("head.lab", "A", "v", "2"));
        assertThat(Tables.places(open(xml, GENERIC))).containsExactly("1 /r/body/row/1", "2 /r/body/row/2");
    }

    @Test
    void theProfileSaysWhereRecordsAre() throws Exception {
        assertThat(rows("<NewDataSet><Table><v>1</v></Table></NewDataSet>", TABLE))
                .containsExactly(Map.of("v", "1"));
        assertThat(rows("<a><b><row><v>1</v></row></b></a>", Profiles.of("format: {records: //row}")))
                .containsExactly(Map.of("v", "1"));
    }

    @Test
    void attributesAreColumns() throws Exception {
        String xml = "<r lab='A'><row id='7'><v unit='mg/kg'>0.05</v></row></r>";

        assertThat(rows(xml, Profiles.of("format: {records: /r/row}")))
                .containsExactly(Map.of("@lab", "A", "@id", "7", "v", "0.05", "v@unit", "mg/kg"));
    }

    @Test
    void prefixesMakeNoDifference() throws Exception {
        String xml = "<x:NewDataSet xmlns:x='urn:x'><x:Table><v xmlns='urn:y'>1</v></x:Table></x:NewDataSet>";

        assertThat(rows(xml, TABLE)).containsExactly(Map.of("v", "1"));
    }

    @Test
    void oneItemIsAnItemAsManyAre() throws Exception {
        String xml = "<d><row><id>1</id><item><v>1</v></item><item><v>2</v></item></row>"
                + "<row><id>2</id><item><v>3</v></item></row></d>";

        assertThat(rows(xml, Profiles.of("format: {records: /d/row}")))
                .containsExactly(Map.of("id", "1", "v", "1"), Map.of("id", "1", "v", "2"), Map.of("id", "2", "v", "3"));
    }

    @Test
    void textIsWholeWhateverItsPiecesAre() throws Exception {
        assertThat(rows("<NewDataSet><Table><v> a &amp; <![CDATA[<b>]]><!-- c --> d </v></Table></NewDataSet>", TABLE))
                .containsExactly(Map.of("v", "a & <b> d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r SYSTEM 'file:///etc/passwd'><NewDataSet><Table><v>1</v></Table></NewDataSet>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><NewDataSet><Table><v>&x;</v></Table></NewDataSet>",
                "<!DOCTYPE r [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><NewDataSet><Table><v>&b;</v></Table></NewDataSet>",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]><NewDataSet><Table/></NewDataSet>"
            })
    void aDocumentTypeIsNotRead(String xml) {
        assertThat(refusal(xml, TABLE).rule()).isEqualTo(Rule.UNSAFE_DOCUMENT);
        assertThat(refusal(xml, LENIENT).rule()).isEqualTo(Rule.UNSAFE_DOCUMENT);
        assertThat(refusal(xml, GENERIC).rule()).isEqualTo(Rule.UNSAFE_DOCUMENT);
    }

    @Test
    void anEntityThatNobodyDeclaredIsNotRead() {
        assertThat(refusal("<NewDataSet><Table><v>&x;</v></Table></NewDataSet>", TABLE)
                        .rule())
                .isEqualTo(Rule.UNSAFE_DOCUMENT);
    }

    @Test
    void depthIsBounded() {
        String xml = "<a>".repeat(1000) + "</a>".repeat(1000);

        assertThat(refusal(xml, TABLE).rule()).isEqualTo(Rule.TOO_COMPLEX);
    }

    @Test
    void aRecordThatIsTooLongIsOneRefusedRow() throws Exception {
        String xml = "<NewDataSet><Table><v>" + "x".repeat(Budget.MOST_CHARACTERS + 1)
                + "</v></Table><Table><v>1</v></Table></NewDataSet>";

        assertThat(rows(xml, TABLE)).containsExactly(Map.of("broken", "too-long"), Map.of("v", "1"));
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        Problem broken = refusal("<NewDataSet>\n<Table><v>1</w></Table></NewDataSet>", TABLE);
        Problem cut = refusal("<NewDataSet><Table><v>1</v></Table>", TABLE);

        assertThat(broken.rule()).isEqualTo(Rule.BROKEN_DOCUMENT);
        assertThat(broken.hintEn()).startsWith("line 2, column ");
        assertThat(cut.rule()).isEqualTo(Rule.CUT_SHORT);
    }

    @Test
    void aDocumentWithoutRecordsIsAnswered() {
        assertThat(refusal("<messageAck><header/></messageAck>", TABLE).rule()).isEqualTo(Rule.NO_RECORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<NewDataSet><Table><v>A & B</v></Table></NewDataSet>",
                "<NewDataSet><Table><v>A &amp; B</v></Table></NewDataSet>",
                "<NewDataSet>< Table><v>A & B</ v></Table ></NewDataSet>",
                "<New DataSet><Table><v>A &#38; B</v></Table></ NewData Set>",
                "<NewDataSet><Table><v><![CDATA[A & B]]></v></Table></NewDataSet>",
                "<?xml version='1.0'?><!-- a & b <c --><NewDataSet><Table><v>A & B</v></Table></NewDataSet>"
            })
    void markupThatWasPutTogetherByHandIsMended(String xml) throws Exception {
        assertThat(rows(xml, LENIENT)).containsExactly(Map.of("v", "A & B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<0.01", "< 0.01", "<LOD", "a<b", "&", "a&b;c"})
    void aBareSignInATextIsText(String value) throws Exception {
        assertThat(rows("<NewDataSet><Table><v>" + value + "</v></Table></NewDataSet>", LENIENT))
                .containsExactly(Map.of("v", value));
    }

    @Test
    void attributesAndLongCommentsSurviveTheMending() throws Exception {
        String xml = "<NewDataSet><!--" + " a & b < c".repeat(2000)
                + "--><Table no='1'><v u = \"%\">1</v><w/></Table></NewDataSet>";

        assertThat(rows(xml, LENIENT)).containsExactly(Map.of("@no", "1", "v", "1", "v@u", "%"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "ISO-8859-1", "UTF-8"})
    void theDocumentMaySayItsCharset(String charset) throws Exception {
        String name = charset.equals("ISO-8859-1") ? "fenouil é" : "韭菜";
        Path file = Files.write(
                directory.resolve("file.xml"),
                ("<?xml version=\"1.0\" encoding=\"" + charset + "\"?><NewDataSet><Table><v>" + name
                                + "</v></Table></NewDataSet>")
                        .getBytes(Charset.forName(charset)));

        assertThat(Tables.rows(DocumentTable.xml(file, TABLE))).containsExactly(Map.of("v", name));
    }

    private List<Map<String, String>> rows(String xml, Profile profile) throws Exception {
        return Tables.rows(open(xml, profile));
    }

    private Problem refusal(String xml, Profile profile) {
        return catchThrowableOfType(UnreadableException.class, () -> open(xml, profile))
                .problems()
                .get(0);
    }

    private Table open(String xml, Profile profile) throws IOException, UnreadableException {
        Path file = Files.writeString(directory.resolve("file.xml"), xml, StandardCharsets.UTF_8);
        return DocumentTable.xml(file, profile);
    }
}
