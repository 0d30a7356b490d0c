package io.batchwatch.gateway.astm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.astm.link.FrameText;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AstmFileTest {
    private static final String HEADER = "H|\\^&|||PR-7^Riverbank^2.1|||||host||P|1|20260301120000\r";
    private static final String ORDER = "O|1|S-1^17||^^^245|R||20260301083000||||N||||leek|||||||20260301121500\r";
    private static final String END = "L|1|N\r";

    @TempDir
    private Path directory;

    @Test
    void aResultIsReadWithWhatStandsAboveIt() throws Exception {
        Map<String, String> row = only(HEADER
                + "P|1\r"
                + ORDER
                + "R|1|^^^245^^0|22.50|ug/kg^x|0 to 30|N||F||kim^lee|20260301090000|20260301091500\r"
                + END);

        assertThat(row)
                .containsOnly(
                        Map.entry("sample_id", "S-1"),
                        Map.entry("product", "leek"),
                        Map.entry("sampled_at", "20260301083000"),
                        Map.entry("instrument", "PR-7 Riverbank 2.1"),
                        Map.entry("operator", "kim"),
                        Map.entry("analyte", "245"),
                        Map.entry("value", "22.50"),
                        Map.entry("unit", "ug/kg"),
                        Map.entry("tested_at", "20260301091500"),
                        Map.entry("reported_at", "20260301121500"),
                        Map.entry("status", "FINAL"),
                        Map.entry("reported_limit", "0 to 30"));
    }

    @Test
    void aSampleThatHasNoNumberHasThatOfTheInstrument() throws Exception {
        assertThat(only(HEADER + "O|1||T-20^^6\rR|1|lead|1\r" + END)).containsEntry("sample_id", "T-20");
    }

    @Test
    void oneRowForEachResultWhoeverOrderedIt() throws Exception {
        List<Rows.Next> rows = read(HEADER
                + "O|1|S-1\rR|1|lead|1\rR|2|cadmium|2\rO|2|S-2\rR|1|lead|3\r"
                + END
                + "H|\\^&\rO|1|S-3\rR|1|lead|4\r"
                + END);

        assertThat(rows.stream().map(this::cells).map(cells -> cells.get("sample_id") + " " + cells.get("value")))
                .containsExactly("S-1 1", "S-1 2", "S-2 3", "S-3 4");
        assertThat(rows.stream().map(next -> ((Rows.Next.Row) next).row()).map(RawRow::line))
                .containsExactly(3L, 4L, 6L, 10L);
        assertThat(((Rows.Next.Row) rows.get(1)).row().place()).isEqualTo("O|1 R|2");
    }

    @Test
    void whatIsOrderedByAnotherPatientIsForgotten() throws Exception {
        List<Rows.Next> rows = read(HEADER + ORDER + "P|2\rR|1|lead|1\r" + END);

        assertThat(cells(rows.get(0))).doesNotContainKeys("sample_id", "product");
    }

    @Test
    void commentsOnOrderAndResultBecomeTheRemark() throws Exception {
        assertThat(only(HEADER
                                + "O|1|S-1\rC|1|L|fish market^stall 3|G\rR|1|lead|1\rC|1|I|flag 43|I\rM|1|RR^raw\rC|2|I||I\r"
                                + END)
                        .get("remark"))
                .isEqualTo("fish market stall 3; flag 43");
    }

    @ParameterizedTest
    @CsvSource({"F,FINAL", "C,CORRECTED", "FC,CORRECTED", "'',FINAL", "R,FINAL", "V,FINAL", "Positive,FINAL"})
    void whatIsFinalOrCorrectedIsARow(String code, String status) throws Exception {
        assertThat(only(HEADER + ORDER + "R|1|lead|1|mg/kg||||" + code + "\r" + END)
                        .get("status"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"P,NOT_FINAL", "I,NOT_FINAL", "S,NOT_FINAL", "X,MISSING_VALUE"})
    void whatIsNotFinalIsAnsweredAndNotTaken(String code, Rule rule) throws Exception {
        assertThat(rules(read(HEADER + ORDER + "R|1|lead|1|mg/kg||||" + code + "\r" + END)))
                .containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({"<,<", ">,>", "N,", "H,", "A,"})
    void aFlagMaySayThatTheInstrumentSeesNoFurther(String flag, String qualifier) throws Exception {
        assertThat(only(HEADER + ORDER + "R|1|lead|0.05|mg/kg||" + flag + "\r" + END)
                        .get("qualifier"))
                .isEqualTo(qualifier);
    }

    @Test
    void theProfileMayTakeAFieldFromAnyPlace() throws Exception {
        Profile profile = Profiles.of("""
                format: {type: astm}
                columns: {sample_id: O.3.2, value: [R.4.2], remark: C.4, unit: Unit, batch_id: O.4}
                constants: {product: leek}
                """);

        List<Rows.Next> rows =
                read(HEADER + "O|1|7^S-1|B-9\rR|1|lead|neg^0.05|mg/kg\rC|1|I|seen^twice\r" + END, profile);

        assertThat(cells(rows.get(0), profile))
                .containsEntry("O.3.2", "S-1")
                .containsEntry("R.4.2", "0.05")
                .containsEntry("O.4", "B-9")
                .containsEntry("C.4", "seen^twice")
                .containsEntry("unit", "mg/kg")
                .doesNotContainKeys("sample_id", "value", "remark", "product");
    }

    @ParameterizedTest
    @CsvSource({"'\\r\\n'", "'\\n'", "'\\r'"})
    void recordsEndAsFilesEndLines(String end) throws Exception {
        String text = (HEADER + ORDER + "R|1|lead|1\r" + END).replace("\r", end.translateEscapes());

        assertThat(only(text).get("value")).isEqualTo("1");
    }

    @Test
    void aCaptureOfTheLineIsReadAsItsMessage() throws Exception {
        String capture = "\u0005\u0006"
                + frames(HEADER, ORDER, "R|1|lead|1\r", END).collect(Collectors.joining("\u0006"))
                + "\u0006\u0004";

        assertThat(only(capture).get("value")).isEqualTo("1");
        assertThat(AstmFile.open(file(capture.getBytes(StandardCharsets.ISO_8859_1)), profile())
                        .form())
                .isEqualTo("astm, captured frames");
    }

    @Test
    void aFrameThatWasSentAgainCountsOnce() throws Exception {
        List<String> sent = frames(HEADER, ORDER, "R|1|lead|1\r", END).toList();
        String garbled = sent.get(2).replace("lead", "leaf");

        assertThat(read("\u0005" + sent.get(0) + sent.get(1) + sent.get(1) + garbled + sent.get(2) + sent.get(3)
                        + "\u0004"))
                .hasSize(1)
                .allMatch(Rows.Next.Row.class::isInstance);
    }

    @Test
    void aFrameThatStayedGarbledIsAnsweredAndTheOthersCount() throws Exception {
        List<String> sent =
                frames(HEADER, ORDER, "R|1|lead|1\r", "R|2|cadmium|2\r", END).toList();
        String garbled = sent.get(2).replace("lead", "leaf");

        List<Rows.Next> rows =
                read("\u0005" + sent.get(0) + sent.get(1) + garbled + sent.get(3) + sent.get(4) + "\u0004");

        assertThat(rules(rows)).containsExactly(Rule.BROKEN_FRAME);
        assertThat(cells(rows.get(1))).containsEntry("analyte", "cadmium");
    }

    @Test
    void aRecordMayGoOnInTheNextFrame() throws Exception {
        String longRecord = "R|1|" + "lead ".repeat(60) + "|1\r";

        assertThat(only(String.join("", frames(HEADER, ORDER, longRecord, END).toList()))
                        .get("analyte"))
                .isEqualTo("lead ".repeat(60).strip());
    }

    @Test
    void aCaptureThatBreaksOffWithinAFrameIsAnswered() throws Exception {
        String capture = String.join(
                "", frames(HEADER, ORDER, "R|1|lead|1\r", "R|2|cadmium|2\r").toList());

        List<Rows.Next> rows = read(capture.substring(0, capture.length() - 8));

        assertThat(rules(rows)).containsExactly(Rule.BROKEN_FRAME, Rule.CUT_SHORT);
        assertThat(cells(rows.get(0))).containsEntry("analyte", "lead");
    }

    @Test
    void aFileThatBreaksOffWithinARecordIsAnswered() throws Exception {
        assertThat(rules(read(HEADER + ORDER + "R|1|lead|1\rR|2|cadmium|0.0")))
                .containsExactly(Rule.CUT_SHORT, Rule.CUT_SHORT);
    }

    @Test
    void whatIsNoRecordIsAnswered() throws Exception {
        assertThat(rules(read(HEADER + "hello\rXYZ|1\r" + ORDER + "R|1|lead|1\r" + END)))
                .containsExactly(Rule.BROKEN_MESSAGE, Rule.BROKEN_MESSAGE);
    }

    @Test
    void aRecordWithoutAnEndDoesNotSwallowTheHeap() throws Exception {
        assertThat(rules(read(HEADER + "R|1|" + "x".repeat(2 << 20) + "\r" + END)))
                .containsExactly(Rule.TOO_LONG);
    }

    @Test
    void aMarkWithinAChineseCharacterIsNoMark() throws Exception {
        Charset gbk = Charset.forName("GB18030");
        // The second byte of this one is the bar.
        assertThat("韡".getBytes(gbk)[1]).isEqualTo((byte) '|');
        byte[] bytes = (HEADER + "O|1|S-1||||||||||||" + "|韡菜\rR|1|铅|1\r" + END).getBytes(gbk);

        Path file = file(bytes);
        AstmFile opened = AstmFile.open(file, profile());

        assertThat(opened.charset()).isEqualTo("GB18030");
        assertThat(cells(all(opened).get(0), profile())).containsEntry("analyte", "铅");
    }

    @Test
    void anEmptyFileIsUnreadable() {
        assertThat(catchThrowableOfType(UnreadableException.class, () -> read(""))
                        .problems()
                        .get(0)
                        .rule())
                .isEqualTo(Rule.EMPTY_FILE);
    }

    private static java.util.stream.Stream<String> frames(String... records) {
        return FrameText.frames(List.of(records).stream()
                        .map(record -> record.substring(0, record.length() - 1))
                        .toList())
                .stream();
    }

    private static Profile profile() throws Exception {
        return Profiles.of("format: {type: astm}");
    }

    private Map<String, String> only(String text) throws Exception {
        List<Rows.Next> rows = read(text);
        assertThat(rows).hasSize(1);
        return cells(rows.get(0));
    }

    private List<Rows.Next> read(String text) throws Exception {
        return read(text, profile());
    }

    private List<Rows.Next> read(String text, Profile profile) throws Exception {
        return all(AstmFile.open(file(text.getBytes(StandardCharsets.ISO_8859_1)), profile));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("message.astm"), bytes);
    }

    private static List<Rows.Next> all(AstmFile file) throws IOException {
        List<Rows.Next> found = new ArrayList<>();
        try (Rows rows = file.rows()) {
            for (Rows.Next next = rows.next(); !(next instanceof Rows.Next.End); next = rows.next()) {
                found.add(next);
            }
        }
        return found;
    }

    private Map<String, String> cells(Rows.Next next) {
        try {
            return cells(next, profile());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What is filled, by column. */
    private Map<String, String> cells(Rows.Next next, Profile profile) throws Exception {
        List<String> columns =
                AstmFile.open(directory.resolve("message.astm"), profile).columns();
        Map<String, String> cells = new TreeMap<>();
        RawRow row = ((Rows.Next.Row) next).row();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.cells().get(i).isEmpty()) {
                cells.put(columns.get(i), row.cells().get(i));
            }
        }
        return cells;
    }

    private static List<Rule> rules(List<Rows.Next> rows) {
        return rows.stream()
                .filter(Rows.Next.Broken.class::isInstance)
                .map(next -> ((Rows.Next.Broken) next).problem().rule())
                .toList();
    }
}
