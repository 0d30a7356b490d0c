package io.batchwatch.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.table.Rows;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTableTest {
    private static final Profile GENERIC = Profiles.of();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sample_id':'S-1','value':0.05}",
                "[{'sample_id':'S-1','value':0.05}]",
                "{'data':{'list':[{'sample_id':'S-1','value':0.05}]}}",
                "[\n  {'sample_id':'S-1','value':0.05}\n]"
            })
    void anObjectAListAndAListSomewhereInsideAreRows(String json) throws Exception {
        assertThat(rows(json)).containsExactly(Map.of("sample_id", "S-1", "value", "0.05"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "1e-3", "0.000000000000000000001", "-0.0", "12345678901234567890", "NaN"})
    void aNumberIsKeptAsItIsWritten(String number) throws Exception {
        assertThat(rows("[{'value':" + number + "}]")).containsExactly(Map.of("value", number));
    }

    @Test
    void aNullIsAnEmptyCellAndYesAndNoAreWords() throws Exception {
        assertThat(rows("[{'a':null,'b':true,'c':'x'}]")).containsExactly(Map.of("b", "true", "c", "x"));
    }

    @Test
    void whatSurroundsTheRecordsStandsInEachRow() throws Exception {
        String json =
                "{'region_code':'320100','detector':{'name':'Li'},'record':[{'no':1},{'no':2}],'date':'2026-03-01'}";

        assertThat(rows(json))
                .containsExactly(
                        Map.of("region_code", "320100", "detector.name", "Li", "date", "2026-03-01", "no", "1"),
                        Map.of("region_code", "320100", "detector.name", "Li", "date", "2026-03-01", "no", "2"));
    }

    @Test
    void theInnerOfTwoOfOneNameKeepsIt() throws Exception {
        String json = "{'name':'Li','record':[{'name':'leek','items':[{'name':'lead'}]}]}";

        assertThat(rows(json, Profiles.of("format: {records: /record}")))
                .containsExactly(Map.of("/name", "Li", "/record/name", "leek", "name", "lead"));
    }

    @Test
    void aProfileMayCallAnythingByItsWholeWay() throws Exception {
        Profile profile = Profiles.of("format: {records: /record}", "columns: {lab: /name}");

        assertThat(rows("{'name':'Li','record':[{'no':1}]}", profile))
                .containsExactly(Map.of("/name", "Li", "no", "1"));
    }

    @Test
    void eachItemOfARecordIsARowWithAllOfTheRecord() throws Exception {
        String json = "[{'sample_id':'S-1','items':[{'analyte':'lead','value':1},{'analyte':'zinc'}]},"
                + "{'sample_id':'S-2','items':[{'analyte':'lead','value':2}]},{'sample_id':'S-3'}]";

        assertThat(rows(json))
                .containsExactly(
                        Map.of("sample_id", "S-1", "analyte", "lead", "value", "1"),
                        Map.of("sample_id", "S-1", "analyte", "zinc"),
                        Map.of("sample_id", "S-2", "analyte", "lead", "value", "2"),
                        Map.of("sample_id", "S-3"));
        assertThat(Tables.places(open(json, GENERIC)))
                .containsExactly("1 /1/items/1", "2 /1/items/2", "3 /2/items/1", "4 /3");
    }

    @Test
    void listsWithinListsAreRowsWhereTheProfileSaysSo() throws Exception {
        String json = "[{'lot':'L','samples':[{'id':1,'items':[{'v':1},{'v':2}]},{'id':2,'items':[{'v':3}]}]}]";

        assertThat(rows(json, Profiles.of("format: {items: samples/items}")))
                .containsExactly(
                        Map.of("lot", "L", "samples.id", "1", "v", "1"),
                        Map.of("lot", "L", "samples.id", "1", "v", "2"),
                        Map.of("lot", "L", "samples.id", "2", "v", "3"));
    }

    @Test
    void ofTwoListsInARecordTheProfileSaysWhichAndTheOtherIsJoined() throws Exception {
        String json = "[{'worker':[{'name':'Li'},{'name':'Wu'}],'items':[{'v':1}],'tags':['a','b']}]";

        assertThat(rows(json, Profiles.of("format: {items: items}")))
                .containsExactly(Map.of("worker.name", "Li; Wu", "v", "1", "tags", "a; b"));
    }

    @Test
    void aRowIsFoundByItsPlace() throws Exception {
        assertThat(Tables.places(open("{'record':[{'no':1},{'no':2}]}", GENERIC)))
                .containsExactly("1 /record/1", "2 /record/2");
    }

    @Test
    void anObjectOnEachLineIsARowAndABadLineIsOneRefusedRow() throws Exception {
        Table table = open("{'value':1}\n\n{'value':\n{'value':1,'value':2}\n[1]\n{'value':5}\n", GENERIC);

        assertThat(table.form()).isEqualTo("json lines");
        assertThat(Tables.rows(table))
                .containsExactly(
                        Map.of("value", "1"),
                        Map.of("broken", "broken-document"),
                        Map.of("broken", "double-column"),
                        Map.of("broken", "broken-document"),
                        Map.of("value", "5"));
        assertThat(Tables.places(table)).containsExactly("1 /1", "3 /3", "4 /4", "5 /5", "6 /6");
    }

    @Test
    void whatIsWrongInALineIsSaidWithTheLineOfTheFile() throws Exception {
        Rows rows = open("{'value':1}\n\n{'value':\n", GENERIC).rows();
        rows.next();

        assertThat(rows.next()).isInstanceOfSatisfying(Rows.Next.Broken.class, broken -> {
            assertThat(broken.problem().messageEn()).contains("line 3, column ");
            assertThat(broken.problem().messageZh()).contains("第 3 行第 ");
        });
    }

    @Test
    void anObjectThatIsWrittenOverSeveralLinesIsNone() throws Exception {
        assertThat(open("{'record':[\n{'no':1}\n]}", GENERIC).form()).isEqualTo("json");
        assertThat(open("{'no':1\n}\n{'no':2\n}", GENERIC).form()).isEqualTo("json");
        assertThat(rows("{'no':1\n}\n{'no':2\n}")).containsExactly(Map.of("no", "1"), Map.of("no", "2"));
    }

    @Test
    void aFirstLineThatIsWrongSpoilsNoOther() throws Exception {
        assertThat(rows("{no:1}\n{'no':2}\n")).containsExactly(Map.of("broken", "broken-document"), Map.of("no", "2"));
    }

    @Test
    void aLastLineThatBrokeOffIsCutShort() throws Exception {
        assertThat(rows("{'value':1}\n{'value':2}\n{'val"))
                .containsExactly(Map.of("value", "1"), Map.of("value", "2"), Map.of("broken", "cut-short"));
    }

    @Test
    void aKeyThatStandsTwiceIsNotChosenBetween() throws Exception {
        assertThat(rows("[{'value':1,'value':2},{'value':3}]"))
                .containsExactly(Map.of("broken", "double-column"), Map.of("value", "3"));
    }

    @Test
    void norIsOneOutsideTheRecords() {
        assertThat(refusal("{'lab':'A','record':[{'no':1}],'lab':'B'}").rule()).isEqualTo(Rule.DOUBLE_COLUMN);
    }

    @Test
    void aListThatBreaksOffGivesTheRowsBeforeIt() throws Exception {
        assertThat(rows("[{'value':1},{'value':2},{'val"))
                .containsExactly(Map.of("value", "1"), Map.of("value", "2"), Map.of("broken", "cut-short"));
    }

    /** What stands behind the records, such as the laboratory, is part of each of them. */
    @Test
    void aDocumentAroundRecordsIsWholeOrNotRead() {
        Problem problem = refusal("{'record':[{'value':1},\n{'value':2}],'la");

        assertThat(problem.rule()).isEqualTo(Rule.CUT_SHORT);
        assertThat(problem.hintEn()).startsWith("line 2, column ");
    }

    @Test
    void whatStandsBetweenRecordsAndChangesIsNotPutIntoAll() {
        Problem problem =
                refusal("{'batches':[{'no':1,'record':[{'v':1}]},{'no':2,'record':[{'v':1}]}]}", "/batches/record");

        assertThat(problem.rule()).isEqualTo(Rule.BROKEN_DOCUMENT);
        assertThat(problem.value()).isEqualTo("batches/no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; empty-file",
                "[]; no-records",
                "{'record':[]}; no-records",
                "{'record':null}; no-records",
                "hello; broken-document",
                "{'record':[{'a':1}]} {}; broken-document",
                "{'record'; cut-short"
            },
            quoteCharacter = '"')
    void whatHoldsNoRecordsIsAnsweredAsAWhole(String json, String rule) {
        assertThat(refusal(json.equals("''") ? "" : json, "/record").rule().code())
                .isEqualTo(rule);
    }

    @Test
    void anAnswerThatHoldsNoListIsOneRecordOfUnknownColumns() throws Exception {
        assertThat(rows("{'code':0,'message':'ok'}")).containsExactly(Map.of("code", "0", "message", "ok"));
    }

    @Test
    void depthIsBounded() throws Exception {
        String deep = "[".repeat(100) + "]".repeat(100);

        assertThat(rows("[{'a':1},{'a':" + deep + "}]"))
                .containsExactly(Map.of("a", "1"), Map.of("broken", "too-complex"));
    }

    @Test
    void aRecordThatIsTooLongIsOneRefusedRow() throws Exception {
        String longText = "x".repeat(Budget.MOST_CHARACTERS);

        assertThat(rows("[{'a':'" + longText + "'},{'a':1}]"))
                .containsExactly(Map.of("broken", "too-long"), Map.of("a", "1"));
    }

    @Test
    void aRecordOfTooManyItemsIsOneRefusedRow() throws Exception {
        String items = "{'a':1},".repeat(RecordRows.MOST_ITEMS) + "{'a':1}";

        assertThat(rows("[{'items':[" + items + "]},{'items':[{'a':2}]}]"))
                .containsExactly(Map.of("broken", "too-complex"), Map.of("a", "2"));
    }

    @Test
    void namesWithoutEndAreNoTable() {
        StringBuilder json = new StringBuilder("[{'a':1}");
        for (int i = 0; i < Survey.MOST_NAMES; i++) {
            json.append(",{'n").append(i).append("':1}");
        }

        assertThat(refusal(json.append("]").toString()).rule()).isEqualTo(Rule.TOO_COMPLEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
    void theCharsetIsFoundAsForAnyText(String charset) throws Exception {
        String mark = charset.startsWith("UTF-16") ? "\ufeff" : "";
        Path file = Files.write(
                directory.resolve("file.json"), (mark + "[{\"产品\":\"韭菜\"}]").getBytes(Charset.forName(charset)));
        Table table = DocumentTable.json(file, GENERIC);

        assertThat(table.charset()).isEqualTo(charset);
        assertThat(Tables.rows(table)).containsExactly(Map.of("产品", "韭菜"));
    }

    /** Then the row that lacks it is refused, and not the whole file. */
    @Test
    void aColumnThatTheProfileNamesIsThereThoughNoRecordHasIt() throws Exception {
        Table table = open("[{'no':1}]", Profiles.of("columns: {sample_id: no, product: produce}"));

        assertThat(table.columns()).containsExactly("no", "produce");
    }

    private List<Map<String, String>> rows(String json) throws Exception {
        return rows(json, GENERIC);
    }

    private List<Map<String, String>> rows(String json, Profile profile) throws Exception {
        return Tables.rows(open(json, profile));
    }

    private Problem refusal(String json) {
        return refusal(json, GENERIC);
    }

    private Problem refusal(String json, String records) {
        return refusal(json, Profiles.of("format: {records: " + records + "}"));
    }

    private Problem refusal(String json, Profile profile) {
        return catchThrowableOfType(UnreadableException.class, () -> open(json, profile))
                .problems()
                .get(0);
    }

    /** Apostrophes stand for quotes. */
    private Table open(String json, Profile profile) throws IOException, UnreadableException {
        Path file = directory.resolve("file.json");
        Files.writeString(file, json.replace('\'', '"'), StandardCharsets.UTF_8);
        return DocumentTable.json(file, profile);
    }
}
