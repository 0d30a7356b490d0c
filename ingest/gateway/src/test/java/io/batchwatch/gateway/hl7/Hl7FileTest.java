package io.batchwatch.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7FileTest {
    private static final String HEADER =
            "MSH|^~\\&|LIMS|Riverbank Lab|BW|County|20260301120000+0800||ORU^R01^ORU_R01|M-1|P|2.5.1\r";
    private static final String ORDER = "OBR|1|P-7|F-7|PEST^Pesticide residues^L|||20260228\r";
    private static final String SPECIMEN = "SPM|1|S-1&lims^F-1&lab||LK^leek^L|||||||||||||20260228163000+0800\r";

    @TempDir
    private Path directory;

    @Test
    void anObservationIsReadWithItsOrderAndSpecimen() throws Exception {
        Map<String, String> row = only(HEADER
                + "PID|1||secret^^^A||Doe^Jane\r"
                + ORDER
                + "NTE|1||sampled on market day\r"
                + "OBX|1|NM|32809-8^procymidone^CAS||0.05|mg/kg^milligram^UCUM|0-0.2|N|||F|||20260301||kim^Kim^Lee|GC^GC-MS^L|GC-7|20260301093000\r"
                + "NTE|1||checked twice\r"
                + SPECIMEN);

        assertThat(row)
                .containsOnly(
                        Map.entry("sample_id", "S-1"),
                        Map.entry("product", "leek"),
                        Map.entry("sampled_at", "2026-02-28T16:30:00+08:00"),
                        Map.entry("lab", "Riverbank Lab"),
                        Map.entry("instrument", "GC-7"),
                        Map.entry("operator", "kim"),
                        Map.entry("analyte", "procymidone"),
                        Map.entry("method", "GC-MS"),
                        Map.entry("value", "0.05"),
                        Map.entry("unit", "mg/kg"),
                        Map.entry("tested_at", "2026-03-01T09:30:00"),
                        Map.entry("reported_at", "2026-03-01T12:00:00+08:00"),
                        Map.entry("status", "FINAL"),
                        Map.entry("remark", "sampled on market day; checked twice"),
                        Map.entry("reported_limit", "0-0.2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "NM ! 0.05                       ! 0.05",
                "SN ! <^0.01                     ! <0.01",
                "SN ! ^1^:^128                   ! 1:128",
                "SN ! ^3^-^5                     ! 3-5",
                "SN ! =^5                        ! 5",
                "ST ! <0.01                      ! <0.01",
                "ST ! 0.05 \\T\\ more            ! 0.05 & more",
                "TX ! two~parts                  ! two parts",
                "CWE! 260415000^Not detected^SCT ! Not detected",
                "CE ! POS                        ! POS",
                "CWE! ^^^10828004^Positive^SCT   ! Positive"
            })
    void aValueIsReadByItsType(String type, String written, String value) throws Exception {
        assertThat(only(HEADER + ORDER + "OBX|1|" + type + "|lead||" + written + "|||||F\r")
                        .get("value"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"F,FINAL", "C,CORRECTED", "W,WITHDRAWN", "D,WITHDRAWN", "U,FINAL", "'',FINAL"})
    void whatIsFinalCorrectedOrTakenBackIsARow(String code, String status) throws Exception {
        assertThat(only(HEADER + ORDER + "OBX|1|NM|lead||1||||||" + code + "\r").get("status"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"P,NOT_FINAL", "I,NOT_FINAL", "R,NOT_FINAL", "S,NOT_FINAL", "X,MISSING_VALUE", "N,MISSING_VALUE"})
    void whatIsNotFinalIsAnsweredAndNotTaken(String code, Rule rule) throws Exception {
        assertThat(rules(read(HEADER + ORDER + "OBX|1|NM|lead||1||||||" + code + "\r")))
                .containsExactly(rule);
    }

    @Test
    void theOrdersStatusHoldsWhereTheObservationHasNone() throws Exception {
        String order = "OBR|1|P-7|F-7|PEST" + "|".repeat(21) + "P\r";

        assertThat(rules(read(HEADER + order + "OBX|1|NM|lead||1\r"))).containsExactly(Rule.NOT_FINAL);
    }

    @Test
    void whoTakesAResultBackNeedNotSayWhichItWas() throws Exception {
        assertThat(only(HEADER + ORDER + "OBX|1|NM|lead||||||||D\r"))
                .containsEntry("status", "WITHDRAWN")
                .containsEntry("qualifier", "NOT_MEASURED");
    }

    @Test
    void observationsOfOneKindAreToldApartByTheirPart() throws Exception {
        assertThat(only(HEADER + ORDER + "OBX|1|NM|lead|2|1|||||F\r")).containsEntry("replicate", "2");
        assertThat(only(HEADER + ORDER + "OBX|1|NM|lead|1.a|1|||||F\r")).doesNotContainKey("replicate");
    }

    @Test
    void eachOrderHasItsOwnSpecimen() throws Exception {
        List<Rows.Next> rows = read(HEADER
                + ORDER
                + "OBX|1|NM|lead||1\r"
                + SPECIMEN
                + "ORC|RE\r"
                + "OBR|2|P-8|F-8\r"
                + "OBX|1|NM|lead||2\r"
                + SPECIMEN.replace("S-1", "S-2")
                + "OBR|3|P-9|F-9\r"
                + "OBX|1|NM|lead||3\r");

        assertThat(rows.stream().map(this::cells).map(cells -> cells.get("sample_id") + " " + cells.get("value")))
                .containsExactly("S-1 1", "S-2 2", "F-9 3");
        assertThat(((Rows.Next.Row) rows.get(1)).row().place()).isEqualTo("M-1 OBX 2");
    }

    @Test
    void inOulMessagesTheSpecimenStandsAbove() throws Exception {
        List<Rows.Next> rows = read(HEADER.replace("ORU^R01^ORU_R01", "OUL^R22^OUL_R22")
                + SPECIMEN
                + "OBR|1|P-7|F-7\rOBX|1|NM|lead||1\rOBR|2|P-8|F-8\rOBX|1|NM|lead||2\r"
                + SPECIMEN.replace("S-1", "S-2")
                + "OBR|1|P-9|F-9\rOBX|1|NM|lead||3\r");

        assertThat(rows.stream().map(this::cells).map(cells -> cells.get("sample_id")))
                .containsExactly("S-1", "S-1", "S-2");
    }

    @Test
    void aBatchOfMessagesIsOneFile() throws Exception {
        String batch = "FHS|^~\\&\rBHS|^~\\&\r" + (HEADER + ORDER + "OBX|1|NM|lead||1\r").repeat(2) + "BTS|2\rFTS|1\r";

        assertThat(read(batch)).hasSize(2).allMatch(Rows.Next.Row.class::isInstance);
        assertThat(rules(read(batch.replace("BTS|2", "BTS|3")))).containsExactly(Rule.CUT_SHORT);
        assertThat(rules(read(batch.replace("BTS|2\rFTS|1\r", "")))).containsExactly(Rule.CUT_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void segmentsEndAsFilesEndLines(String end) throws Exception {
        assertThat(only((HEADER + ORDER + "OBX|1|NM|lead||1\r").replace("\r", end)))
                .containsEntry("value", "1");
    }

    @Test
    void aCaptureWithItsBlocksIsReadAsItsMessages() throws Exception {
        String block = "\u000b" + HEADER + ORDER + "OBX|1|NM|lead||1\r" + "\u001c\r";

        assertThat(read(block + block)).hasSize(2).allMatch(Rows.Next.Row.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"UNICODE UTF-8,UTF-8", "GB 18030-2000,GB18030", "GB 18030-2000~ASCII,GB18030"})
    void theMessageSaysItsCharacters(String set, String charset) throws Exception {
        String header = HEADER.strip() + "||||||" + set + "\r";

        Hl7File file =
                open((header + ORDER + "OBX|1|CWE|Pb^腐霉利^L||P^阳性^L\r").getBytes(Charset.forName(charset)), profile());

        assertThat(file.charset()).isEqualTo(charset);
        assertThat(cells(all(file).get(0), profile()))
                .containsEntry("analyte", "腐霉利")
                .containsEntry("value", "阳性");
    }

    @Test
    void latinCharactersAreNotTakenForOthers() throws Exception {
        String header = HEADER.strip() + "||||||8859/1\r";

        Hl7File file = open(
                (header + ORDER + "OBX|1|CWE|Pb^pérou^L||P^é^L\r").getBytes(StandardCharsets.ISO_8859_1), profile());

        assertThat(cells(all(file).get(0), profile())).containsEntry("analyte", "pérou");
    }

    @Test
    void aMessageThatNamesNoCharactersIsReadInThoseOfTheFile() throws Exception {
        Hl7File file =
                open((HEADER + ORDER + "OBX|1|CWE|Pb^腐霉利^L||1\r").getBytes(Charset.forName("GB18030")), profile());

        assertThat(cells(all(file).get(0), profile())).containsEntry("analyte", "腐霉利");
    }

    @Test
    void charactersThatAreNotWhatTheMessageSaysAreAnswered() throws Exception {
        String header = HEADER.strip() + "||||||UNICODE UTF-8\r";
        open(
                (header + ORDER + "OBX|1|CWE|Pb^腐霉利^L||1\rOBX|2|NM|lead||1\r").getBytes(Charset.forName("GB18030")),
                profile());

        List<Rows.Next> rows = all(Hl7File.open(directory.resolve("message.hl7"), profile()));

        assertThat(rules(rows)).containsExactly(Rule.UNKNOWN_CHARSET);
        assertThat(rows).hasSize(2);
    }

    @Test
    void charactersThatNobodyKnowsAreAnsweredOnceForTheMessage() throws Exception {
        assertThat(rules(read(HEADER.strip() + "||||||KLINGON\r" + ORDER + "OBX|1|NM|lead||1\rOBX|2|NM|lead||1\r")))
                .containsExactly(Rule.UNKNOWN_CHARSET);
    }

    @Test
    void aMessageThatHoldsNoResultsIsAnsweredOnce() throws Exception {
        List<Rows.Next> rows = read(HEADER.replace("ORU^R01^ORU_R01", "ADT^A01") + "PID|1\rOBX|1|NM|weight||1\r");

        assertThat(rules(rows)).containsExactly(Rule.BROKEN_MESSAGE);
        assertThat(rows).hasSize(1);
    }

    @Test
    void whatIsNoSegmentIsAnswered() throws Exception {
        assertThat(rules(read(HEADER + "hello\r" + ORDER + "OBX|1|NM|lead||1\r")))
                .containsExactly(Rule.BROKEN_MESSAGE);
        assertThat(rules(read("OBX|1|NM|lead||1\r"))).containsExactly(Rule.BROKEN_MESSAGE);
    }

    @Test
    void theProfileMayTakeAFieldFromAnyPlace() throws Exception {
        Profile profile = Profiles.of("""
                format: {type: hl7}
                columns: {sample_id: SPM.2.1.1, analyte: OBX-3.1, batch_id: PID.3.1, site: SPM.2.1.2, producer: OBX.3}
                """);
        Hl7File file = open(
                (HEADER + "PID|1||lot 9^^^A\r" + ORDER + "OBX|1|NM|7439-92-1^lead^CAS||1\r" + SPECIMEN)
                        .getBytes(StandardCharsets.US_ASCII),
                profile);

        assertThat(cells(all(file).get(0), profile))
                .containsEntry("SPM.2.1.1", "S-1")
                .containsEntry("SPM.2.1.2", "lims")
                .containsEntry("OBX-3.1", "7439-92-1")
                .containsEntry("OBX.3", "7439-92-1^lead^CAS")
                .containsEntry("PID.3.1", "lot 9")
                .doesNotContainKeys("sample_id", "analyte");
    }

    @Test
    void aProfilesOwnDatesAreLeftToIt() throws Exception {
        Profile profile = Profiles.of("format: {type: hl7}", "dates: [yyyyMMddHHmmssZ]");
        Hl7File file =
                open((HEADER + ORDER + "OBX|1|NM|lead||1\r" + SPECIMEN).getBytes(StandardCharsets.US_ASCII), profile);

        assertThat(cells(all(file).get(0), profile)).containsEntry("sampled_at", "20260228163000+0800");
    }

    @Test
    void aSegmentWithoutAnEndDoesNotSwallowTheHeap() throws Exception {
        assertThat(rules(read(HEADER + ORDER + "OBX|1|ST|lead||" + "x".repeat(2 << 20) + "\r")))
                .containsExactly(Rule.TOO_LONG);
    }

    @Test
    void anEmptyFileIsUnreadable() {
        assertThat(catchThrowableOfType(UnreadableException.class, () -> read(""))
                        .problems()
                        .get(0)
                        .rule())
                .isEqualTo(Rule.EMPTY_FILE);
    }

    private static Profile profile() {
        return Profiles.of("format: {type: hl7}");
    }

    private Map<String, String> only(String text) throws Exception {
        List<Rows.Next> rows = read(text);
        assertThat(rows).hasSize(1);
        return cells(rows.get(0));
    }

    private List<Rows.Next> read(String text) throws Exception {
        return all(open(text.getBytes(StandardCharsets.UTF_8), profile()));
    }

    private Hl7File open(byte[] bytes, Profile profile) throws IOException, UnreadableException {
        return Hl7File.open(Files.write(directory.resolve("message.hl7"), bytes), profile);
    }

    private static List<Rows.Next> all(Hl7File file) throws IOException {
        List<Rows.Next> found = new ArrayList<>();
        try (Rows rows = file.rows()) {
            for (Rows.Next next = rows.next(); !(next instanceof Rows.Next.End); next = rows.next()) {
                found.add(next);
            }
        }
        return found;
    }

    private Map<String, String> cells(Rows.Next next) {
        return cells(next, profile());
    }

    /** What is filled, by column. */
    private Map<String, String> cells(Rows.Next next, Profile profile) {
        try {
            List<String> columns =
                    Hl7File.open(directory.resolve("message.hl7"), profile).columns();
            Map<String, String> cells = new TreeMap<>();
            RawRow row = ((Rows.Next.Row) next).row();
            for (int i = 0; i < columns.size(); i++) {
                if (!row.cells().get(i).isEmpty()) {
                    cells.put(columns.get(i), row.cells().get(i));
                }
            }
            return cells;
        } catch (IOException | UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Rule> rules(List<Rows.Next> rows) {
        return rows.stream()
                .filter(Rows.Next.Broken.class::isInstance)
                .map(next -> ((Rows.Next.Broken) next).problem().rule())
                .toList();
    }
}
