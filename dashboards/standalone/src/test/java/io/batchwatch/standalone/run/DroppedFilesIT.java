package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file that somebody drops. Every test has a day of sampling of its own. */
class DroppedFilesIT {
    @TempDir
    private static Path directory;

    private static Path data;
    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        house = RunningHouse.start(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aBannedSubstanceMakesItsBatchUnsafe() throws Exception {
        CanonicalCsv file = new CanonicalCsv("BAN", "2024-01-02").carp("1.2").carp("<0.5");
        house.drop("generic", "banned.csv", file.text());

        awaitState(file.batchId(1), "UNSAFE");

        JsonNode finding = house.json("/api/v1/batches/" + file.batchId(1))
                .path("findings")
                .get(0);
        assertThat(finding.path("rule").asText()).isEqualTo("banned");
        assertThat(finding.path("sentence_en").asText()).contains("banned");
        assertThat(finding.path("sentence_zh").asText()).contains("孔雀石绿");
        assertThat(house.get("/metrics"))
                .containsPattern("batchwatch_batches_flagged_total\\{[^}]*severity=\"critical\"[^}]*} [1-9]");
        assertThat(house.get("/api/v1/batches/" + file.batchId(2))).doesNotContain("UNSAFE");
    }

    @Test
    void theSameRowsUnderAnyNameCountOnce() throws Exception {
        String day = "2024-01-03";
        String text = new CanonicalCsv("ONCE", day)
                .chives("0.5")
                .chives("<0.01")
                .chives("0.001")
                .text();
        house.drop("generic", "once.csv", text);
        JsonNode first = house.receipt("generic", "once.csv");
        awaitSamples(day, 2, 1);
        house.drop("generic", "once-more.csv", text);
        JsonNode again = house.receipt("generic", "once-more.csv");
        house.drop(
                "generic",
                "once-after.csv",
                new CanonicalCsv("AFTER", "2024-01-04").chives("<0.01").text());
        awaitSamples("2024-01-04", 1, 0);

        assertThat(first.path("accepted").asInt()).isEqualTo(3);
        assertThat(again.path("accepted").asInt()).isZero();
        assertThat(again.path("duplicates").asInt()).isEqualTo(3);
        awaitSamples(day, 2, 1);
        await().atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                        house.query("select count(*), count(distinct result_id) from results_log where sampled_date = '"
                                + day + "'"))
                .containsExactly("3,3"));
    }

    @Test
    void rowsSentAgainAmongNewOnesCountOnce() throws Exception {
        String day = "2024-01-05";
        house.drop(
                "generic",
                "monday.csv",
                new CanonicalCsv("WEEK", day).chives("0.5").chives("<0.01").text());
        awaitSamples(day, 1, 1);
        house.drop(
                "generic",
                "tuesday.csv",
                new CanonicalCsv("WEEK", day)
                        .chives("0.5")
                        .chives("<0.01")
                        .chives("<0.01")
                        .text());

        awaitSamples(day, 2, 1);
        String hash =
                house.receipt("generic", "tuesday.csv").path("content_hash").asText();
        await().atMost(RunningHouse.PATIENCE).untilAsserted(() -> {
            JsonNode account = house.json("/api/v1/files/" + hash);
            assertThat(account.path("accepted").asInt()).isEqualTo(1);
            assertThat(account.path("duplicates").asInt()).isEqualTo(2);
        });
    }

    @Test
    void aCorrectedRowChangesTheRatesByThatRow() throws Exception {
        String day = "2024-01-06";
        CanonicalCsv file =
                new CanonicalCsv("COR", day).chives("0.5").chives("0.4").chives("<0.01");
        house.drop("generic", "wrong.csv", file.text());
        awaitSamples(day, 1, 2);
        awaitState(file.batchId(2), "UNSAFE");

        house.drop(
                "generic",
                "right.csv",
                new CanonicalCsv("COR", day).chivesCorrected(2, "0.004").text());

        awaitSamples(day, 2, 1);
        awaitState(file.batchId(2), "CLEAR");
        awaitState(file.batchId(1), "UNSAFE");
        await().atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                        house.query("select verdict, count(*) from results where sampled_date = '" + day
                                + "' group by 1 order by 1"))
                .containsExactly("FAIL,1", "PASS,2"));
    }

    @Test
    void yearsLateIsNotTooLate() throws Exception {
        house.drop(
                "generic",
                "old.csv",
                new CanonicalCsv("OLD", "1999-12-31").chives("<0.01").text());
        house.drop(
                "generic",
                "new.csv",
                new CanonicalCsv("NEW", "2024-01-07").chives("<0.01").text());
        house.drop(
                "generic",
                "older.csv",
                new CanonicalCsv("OLDER", "1999-12-31").chives("<0.01").text());

        awaitSamples("1999-12-31", 0, 0, 2);
        awaitSamples("2024-01-07", 1, 0);
    }

    @Test
    void aFileInGb18030IsReadAsSuch() throws Exception {
        String text =
                new CanonicalCsv("GB", "2024-01-08").chives("0.5").carp("<0.5").text();
        house.drop("generic", "国标编码.csv", text.getBytes(Charset.forName("GB18030")));

        JsonNode receipt = house.receipt("generic", "国标编码.csv");

        assertThat(receipt.path("charset").asText()).isEqualTo("GB18030");
        assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
        awaitSamples("2024-01-08", 1, 1);
    }

    @Test
    void ofACutFileAllButTheLastRowIsTaken() throws Exception {
        byte[] whole = new CanonicalCsv("CUT", "2024-01-09")
                .chives("<0.01")
                .chives("<0.01")
                .chives("0.5")
                .text()
                .getBytes(StandardCharsets.UTF_8);
        // In the middle of the site's name, and of a character of it.
        byte[] site = "东门农贸市场".getBytes(StandardCharsets.UTF_8);
        int cut = lastIndexOf(whole, site) + 7;
        house.drop("generic", "cut.csv", Arrays.copyOf(whole, cut));

        JsonNode receipt = house.receipt("generic", "cut.csv");

        assertThat(receipt.path("charset").asText()).isEqualTo("UTF-8");
        assertThat(receipt.path("rows").asInt()).isEqualTo(3);
        assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
        assertThat(receipt.path("rejected").asInt()).isEqualTo(1);
        assertThat(receipt.findValuesAsText("line")).containsExactly("4");
        assertThat(receipt.findValuesAsText("rule")).containsExactly("cut-short");
        assertThat(receipt.toString()).contains("重新发送").contains("send the whole file again");
        awaitSamples("2024-01-09", 2, 0);
    }

    @Test
    void everyRefusedRowIsNamedWithWhatToDo() throws Exception {
        house.drop(
                "generic",
                "faults.csv",
                CanonicalCsv.HEADER
                        + "F-1,FB-1,韭菜,蔬菜,东门农贸市场,2024-01-10 08:00,LAB,县食品检验所,毒死蜱,GB 1,0.0.1,mg/kg,,1\n"
                        + ",FB-2,韭菜,蔬菜,东门农贸市场,2024-13-45,LAB,县食品检验所,毒死蜱,GB 1,0.01,mg/kg,,1\n"
                        + "F-3,FB-3,韭菜,蔬菜,东门农贸市场,2024-01-10 08:00,LAB,县食品检验所,毒死蜱,GB 1,0.001,mg/kg,,1\n");

        JsonNode receipt = house.receipt("generic", "faults.csv");

        assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.path("rejected").asInt()).isEqualTo(2);
        assertThat(receipt.findValuesAsText("rule")).containsExactly("not-a-number", "missing", "not-a-date");
        assertThat(receipt.findValuesAsText("field")).containsExactly("value", "sample_id", "sampled_at");
        assertThat(Files.readString(house.receiptFile("generic", "faults.csv", "csv")))
                .contains("0.0.1")
                .contains("not-a-number");
    }

    @Test
    void whatIsNoTextGoesToQuarantineWithAReceipt() throws Exception {
        byte[] noise = new byte[20_000];
        new Random(7).nextBytes(noise);
        house.drop("generic", "noise.csv", noise);
        house.drop("generic", "empty.csv", "");
        house.drop("generic", "book.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        house.drop("generic", "wrong-header.csv", "a,b,c\n1,2,3\n");

        assertThat(house.receipt("generic", "noise.csv").path("unreadable").asText())
                .isEqualTo("not-text");
        assertThat(house.receipt("generic", "empty.csv").path("unreadable").asText())
                .isEqualTo("empty-file");
        assertThat(house.receipt("generic", "book.csv").path("unreadable").asText())
                .isEqualTo("damaged");
        assertThat(house.receipt("generic", "wrong-header.csv")
                        .path("unreadable")
                        .asText())
                .isEqualTo("missing-column");
        assertThat(data.resolve("quarantine/generic/noise.csv")).hasBinaryContent(noise);
        assertThat(data.resolve("inbox/generic/noise.csv")).doesNotExist();
    }

    @Test
    void aStrangerIsToldThatNobodyKnowsHim() throws Exception {
        house.drop(
                "nobody",
                "results.csv",
                new CanonicalCsv("WHO", "2024-01-11").chives("0.5").text());

        assertThat(house.receipt("nobody", "results.csv").path("unreadable").asText())
                .isEqualTo("unknown-partner");
        assertThat(data.resolve("quarantine/nobody/results.csv")).exists();
    }

    @Test
    void anotherHouseDoesNotDisturbIt() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        CanonicalCsv file = new CanonicalCsv("ELSE", "2024-01-12").chives("0.5");
        try (RunningHouse neighbour = RunningHouse.start(elsewhere)) {
            neighbour.drop("generic", "neighbour.csv", file.text());

            assertThat(neighbour
                            .receipt("generic", "neighbour.csv")
                            .path("accepted")
                            .asInt())
                    .isEqualTo(1);
            await().atMost(RunningHouse.PATIENCE)
                    .until(() ->
                            neighbour.get("/api/v1/batches/" + file.batchId(1)).contains("UNSAFE"));
        }
        assertThat(house.get("/api/v1/batches/" + file.batchId(1))).doesNotContain("UNSAFE");
    }

    @Test
    void twoHousesDoNotShareADataDirectory() {
        assertThatThrownBy(() -> RunningHouse.run("up", "--data", data.toString(), "--port", "0"))
                .hasMessageContaining("in use by process")
                .hasMessageContaining("请先停止");
    }

    private static void awaitSamples(String day, int passed, int failed) {
        awaitSamples(day, passed, failed, 0);
    }

    private static void awaitSamples(String day, int passed, int failed, int notJudged) {
        await("samples of " + day).atMost(RunningHouse.PATIENCE).untilAsserted(() -> {
            JsonNode rows = house.json("/api/v1/pass-rates?by=day&kind=LAB&from=" + day + "&to=" + day)
                    .path("rows");
            assertThat(rows.findParents("not_judged").stream()
                            .map(samples -> samples.path("pass").asInt() + " "
                                    + samples.path("fail").asInt() + " "
                                    + samples.path("not_judged").asInt()))
                    .containsExactly(passed + " " + failed + " " + notJudged);
        });
    }

    private static void awaitState(String batch, String state) {
        await(batch + " is " + state).atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                        house.json("/api/v1/batches/" + batch).path("state").asText())
                .isEqualTo(state));
    }

    private static int lastIndexOf(byte[] whole, byte[] part) {
        for (int at = whole.length - part.length; at >= 0; at--) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not in it");
    }
}
