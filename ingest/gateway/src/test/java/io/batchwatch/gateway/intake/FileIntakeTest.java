package io.batchwatch.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.publish.PublishException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileIntakeTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final String HEADER = "sample_id,product,sampled_at,test_kind,analyte,value\n";
    private static final String GOOD = "S-1,leek,2026-03-01,LAB,procymidone,0.05\n";

    @TempDir
    private Path data;

    @TempDir
    private Path inbox;

    private IntakeRoom room;
    private FileIntake intake;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.fixed(NOW, ZoneOffset.UTC));
        intake = room.start();
    }

    @Test
    void everyRowIsInOneCounterAndTheyAddUp() throws IOException {
        take(
                "generic",
                "march.csv",
                HEADER
                        + GOOD
                        + GOOD
                        + "S-1,leek,2026-03-01,LAB,procymidone,0.06\n"
                        + "S-2,,2026-03-01,LAB,procymidone,many\n"
                        + "\"S-3,leek\n"
                        + ",,,,,\n"
                        + "S-4,leek,2026-03-01,LAB,procymidone,ND\n");

        JsonNode receipt = room.receipt("generic", "march.csv");
        assertThat(counters(receipt)).containsExactly(6, 2, 1, 1, 2);
        assertThat(receipt.get("problems").findValuesAsText("line")).containsExactly("5", "5", "6");
        assertThat(receipt.get("problems").findValuesAsText("rule"))
                .containsExactly("missing", "not-a-number", "broken-quotes");
        assertThat(room.results())
                .extracting(result -> result.provenance().line())
                .containsExactly(2L, 4L, 8L);
        assertThat(room.rejects()).extracting(row -> row.provenance().line()).containsExactly(5L, 6L);
        assertThat(room.rejects().get(0).row()).isEqualTo("S-2\t\t2026-03-01\tLAB\tprocymidone\tmany");
    }

    @Test
    void whatTheReceiptSaysIsToldToThoseWhoCountAsWell() throws IOException {
        take("lab", "2026/march.csv", HEADER + GOOD + "S-2,,2026-03-01,LAB,procymidone,many\n");

        ReceiptSummary told = room.receipts().get(0);
        assertThat(told.partner()).isEqualTo("lab");
        assertThat(told.file()).isEqualTo("2026/march.csv");
        assertThat(told.rows()).isEqualTo(2);
        assertThat(told.accepted()).isEqualTo(1);
        assertThat(told.rejected()).isEqualTo(1);
        assertThat(told.rejectsByRule()).isEqualTo(Map.of("missing", 1L));
        assertThat(told.expectedInterval()).contains(Duration.ofDays(7));
        assertThat(told.unreadable()).isEmpty();
    }

    @Test
    void aResultSaysWhichBytesItCameFrom() throws IOException {
        take("generic", "march.csv", HEADER + GOOD);

        TestResult result = room.results().get(0);
        assertThat(result.provenance().contentHash())
                .isEqualTo(
                        room.receipt("generic", "march.csv").get("content_hash").asText());
        assertThat(result.provenance().profile()).isEqualTo("generic@1");
        assertThat(result.provenance().receivedAt()).isEqualTo(NOW);
    }

    @Test
    void aFileInGb18030IsReadLikeAnyOther() throws IOException {
        String text = "样品编号,产品,抽样时间,检测类型,检测项目,检测结果\nS-1,韭菜,2026年3月1日,实验室,腐霉利,未检出\n";
        Path file = Files.write(inbox.resolve("march.csv"), text.getBytes(Charset.forName("GB18030")));

        intake.take(Delivery.ofFile("generic", Delivery.BY_FILE, file, "march.csv"));

        assertThat(room.receipt("generic", "march.csv").get("charset").asText()).isEqualTo("GB18030");
        assertThat(room.results().get(0).sample().product().name()).isEqualTo("韭菜");
    }

    @Test
    void aLastRowThatIsCutShortIsRefusedAsSuch() throws IOException {
        take("generic", "march.csv", HEADER + GOOD + "S-2,leek,2026-03");

        JsonNode receipt = room.receipt("generic", "march.csv");
        assertThat(counters(receipt)).containsExactly(2, 1, 0, 0, 1);
        assertThat(receipt.get("problems").get(0).get("rule").asText()).isEqualTo("cut-short");
    }

    @Test
    void aFileCutInsideACharacterLosesOnlyItsLastRow() throws IOException {
        byte[] whole = (HEADER + GOOD + "S-2,leek,2026-03-01,LAB,procymidone,未检出").getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(inbox.resolve("march.csv"), Arrays.copyOf(whole, whole.length - 1));

        intake.take(Delivery.ofFile("generic", Delivery.BY_FILE, file, "march.csv"));

        JsonNode receipt = room.receipt("generic", "march.csv");
        assertThat(counters(receipt)).containsExactly(2, 1, 0, 0, 1);
        assertThat(receipt.get("problems").get(0).get("rule").asText()).isEqualTo("cut-short");
    }

    @Test
    void aWholeLastRowNeedsNoLineBreak() throws IOException {
        take("generic", "march.csv", HEADER + GOOD.strip());

        assertThat(counters(room.receipt("generic", "march.csv"))).containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void aHeaderWithoutRowsIsAFileWithoutRows() throws IOException {
        take("generic", "march.csv", HEADER);

        assertThat(counters(room.receipt("generic", "march.csv"))).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void theSameBytesAgainAreDuplicatesAndAreNotSentAgain() throws IOException {
        String text = HEADER + GOOD + "S-2,,2026-03-01,LAB,procymidone,1\n";
        take("generic", "march.csv", text);
        take("generic", "march again.csv", text);

        assertThat(counters(room.receipt("generic", "march again.csv"))).containsExactly(2, 0, 1, 0, 1);
        assertThat(room.results()).hasSize(1);
        assertThat(room.rejects()).hasSize(1);
        assertThat(room.receipts())
                .hasSize(2)
                .extracting(ReceiptSummary::arrivalId)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameBytesReadByAMendedProfileAreSentAgain() throws IOException {
        String text = HEADER.replace("value", "reading") + GOOD;
        take("generic", "march.csv", text);
        assertThat(room.results()).isEmpty();
        Files.writeString(
                room.partners().resolve("generic.yaml"), "partner: generic\nversion: 2\ncolumns: {value: reading}\n");

        take("generic", "march again.csv", text);

        assertThat(counters(room.receipt("generic", "march again.csv"))).containsExactly(1, 1, 0, 0, 0);
        assertThat(room.results()).hasSize(1);
        assertThat(room.results().get(0).provenance().profile()).isEqualTo("generic@2");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("generic", "", "empty-file"),
                arguments("generic", "PK\u0003\u0004", "damaged"),
                arguments("generic", "\u0001\u0002", "not-text"),
                arguments("generic", "hello", "missing-column"),
                arguments("nobody", "hello", "unknown-partner"),
                arguments(".generic", "hello", "unknown-partner"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsQuarantinedAndAnswered(String partner, String content, String rule) throws IOException {
        take(partner, "odd.csv", content);

        JsonNode receipt = room.receipt(partner, "odd.csv");
        assertThat(receipt.get("unreadable").asText()).isEqualTo(rule);
        assertThat(counters(receipt)).containsExactly(0, 0, 0, 0, 0);
        assertThat(receipt.get("problems").get(0).get("message_zh").asText()).isNotEmpty();
        assertThat(data.resolve("quarantine").resolve(partner).resolve("odd.csv"))
                .hasContent(content);
        assertThat(room.receipts()).extracting(ReceiptSummary::unreadable).containsExactly(rule);
        assertThat(room.results()).isEmpty();
    }

    /** It would be tried again for ever. */
    @ParameterizedTest
    @CsvSource({"march, march/1.csv", "march, march/1/2.csv", "march/1.csv, march"})
    void aFileByTheNameOfAFolderIsQuarantinedBesideIt(String first, String second) throws IOException {
        for (String name : List.of(first, second)) {
            byte[] content = name.getBytes(StandardCharsets.UTF_8);
            assertThat(intake.take(Delivery.ofMessage("generic", "http", name, content)))
                    .isPresent();
        }

        try (Stream<Path> quarantined = Files.walk(data.resolve("quarantine/generic"))) {
            assertThat(quarantined.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    /** A folder may be called anything, and whatever is counted by partner must stay bounded. */
    @Test
    void onlyAPartnerWithAProfileHasAName() throws IOException {
        take("nobody", "march.csv", HEADER + GOOD);

        assertThat(room.receipts()).extracting(ReceiptSummary::partner).containsExactly("unknown");
    }

    @Test
    void aBrokenProfileIsToldWithItsPlace() throws IOException {
        Files.writeString(room.partners().resolve("stall.yaml"), "partner: stall\ncolour: red\n");

        take("stall", "march.csv", HEADER + GOOD);

        JsonNode problem = room.receipt("stall", "march.csv").get("problems").get(0);
        assertThat(problem.get("rule").asText()).isEqualTo("broken-profile");
        assertThat(problem.get("value").asText()).startsWith("stall.yaml:2:1: ");
    }

    @Test
    void aFileLargerThanItsPartnerMaySendIsNotRead() throws IOException {
        Files.writeString(room.partners().resolve("stall.yaml"), "partner: stall\nmost_bytes: 100\n");

        take("stall", "march.csv", HEADER + GOOD.repeat(5));

        assertThat(room.receipt("stall", "march.csv").get("unreadable").asText())
                .isEqualTo("too-large");
    }

    @Test
    void theBytesAreKeptBeforeAnythingIsSent() throws IOException {
        room.unreachable(Optional.of(Topics.RESULTS));

        assertThatThrownBy(() -> take("generic", "march.csv", HEADER + GOOD)).isInstanceOf(PublishException.class);

        try (var kept = Files.walk(data.resolve("archive/generic"))) {
            assertThat(kept.filter(path -> path.toString().endsWith("-march.csv")))
                    .hasSize(1);
        }
    }

    /** Cut off before the results, before the receipt is told, or before the arrival is closed: the next start goes on. */
    @ParameterizedTest
    @ValueSource(strings = {Topics.RESULTS, Topics.REJECTS, Topics.RECEIPTS})
    void whatWasCutOffIsTakenUpAgainAsTheSameArrival(String topic) throws IOException {
        Path file = Files.writeString(
                inbox.resolve("march.csv"), HEADER + GOOD + GOOD + "S-2,,2026-03-01,LAB,procymidone,1\n");
        room.unreachable(Optional.of(topic));
        assertThatThrownBy(() -> intake.take(Delivery.ofFile("generic", Delivery.BY_FILE, file, "march.csv")))
                .isInstanceOf(PublishException.class);
        assertThat(room.receipts()).isEmpty();

        room.unreachable(Optional.empty());
        room.start().take(Delivery.ofFile("generic", Delivery.BY_FILE, file, "march.csv"));

        // All of it counts as it did the first time: nothing is a duplicate of what was never answered.
        assertThat(counters(room.receipt("generic", "march.csv"))).containsExactly(3, 1, 1, 0, 1);
        assertThat(room.receipts()).hasSize(1);
        assertThat(room.results()).isNotEmpty().allSatisfy(result -> assertThat(result.provenance())
                .isEqualTo(room.results().get(0).provenance()));
        try (var receipts = Files.list(data.resolve("receipts/generic"))) {
            assertThat(receipts).hasSize(2);
        }
    }

    @Test
    void noReceiptIsSeenBeforeTheResultsAreAcknowledged() {
        room.unreachable(Optional.of(Topics.RESULTS));

        assertThatThrownBy(() -> take("generic", "march.csv", HEADER + GOOD)).isInstanceOf(PublishException.class);

        assertThat(room.hasReceipt("generic", "march.csv")).isFalse();
    }

    @Test
    void anAnsweredFileThatIsStillThereIsNotAnsweredTwice() throws IOException {
        Path file = Files.writeString(inbox.resolve("march.csv"), HEADER + GOOD);
        intake.take(Delivery.ofFile("generic", Delivery.BY_FILE, file, "march.csv"));

        room.start().take(Delivery.ofFile("generic", Delivery.BY_FILE, file, "march.csv"));

        assertThat(room.results()).hasSize(1);
        assertThat(room.receipts()).hasSize(1);
        assertThat(counters(room.receipt("generic", "march.csv"))).containsExactly(1, 1, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "generic, ../march.csv",
        "generic, a/../../march.csv",
        "generic, /march.csv",
        "generic, ..",
        "generic, .",
        "generic, ''",
        ".., march.csv",
        "a/b, march.csv",
        "/, march.csv",
        "'', march.csv"
    })
    void aNameThatLeadsElsewhereIsNotTaken(String partner, String name) throws IOException {
        Path file = Files.writeString(inbox.resolve("march.csv"), HEADER + GOOD);

        assertThatThrownBy(() -> intake.take(Delivery.ofFile(partner, Delivery.BY_FILE, file, name)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(data.resolve("archive")).doesNotExist();
    }

    @Test
    void aNameMayHoldDotsAndBlanks() throws IOException {
        take("generic", "2026..03/a ..csv", HEADER + GOOD);

        assertThat(room.receipt("generic", "2026..03/a ..csv").get("accepted").asInt())
                .isEqualTo(1);
    }

    /** Half of a rare character at the end of a cut value would break the receipt, and the file would be tried for ever. */
    @Test
    void emergenciesTakeTheirOwnWayAndTheRestOfTheFileTheUsualOne() throws IOException {
        take("generic", "a.csv", "purpose," + HEADER + "," + GOOD + "EMERGENCY," + GOOD.replace("S-1", "S-2"));

        assertThat(room.results())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-1");
        assertThat(room.urgentResults())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-2");
    }

    @Test
    void aRefusedRowOfRareCharactersIsAnswered() throws IOException {
        take("generic", "march.csv", HEADER + "S-1,leek,2026-03-01,LAB,procymidone,x" + "𠀀".repeat(150) + "\n");

        assertThat(counters(room.receipt("generic", "march.csv"))).containsExactly(1, 0, 0, 0, 1);
    }

    private void take(String partner, String name, String text) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        intake.take(Delivery.ofFile(partner, Delivery.BY_FILE, Files.writeString(file, text), name));
    }

    private static List<Integer> counters(JsonNode receipt) {
        return List.of(
                receipt.get("rows").asInt(),
                receipt.get("accepted").asInt(),
                receipt.get("duplicates").asInt(),
                receipt.get("corrected").asInt(),
                receipt.get("rejected").asInt());
    }
}
