package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut may do to results, and to what other platforms are told of them: nothing. */
class KilledHouseIT {
    private static final int ROWS = 120_000;
    private static final int CRITICAL = 3;
    private static final int ALL = ROWS + CRITICAL;

    @TempDir
    Path directory;

    private Receiver platform;
    private String secret = "";

    @BeforeEach
    void openPlatform() throws IOException {
        platform = Receiver.open();
    }

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    @Test
    void killedInTheMiddleOfAFileEachRowIsThereOnce() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        CanonicalCsv large = new CanonicalCsv("KILL", "2024-02-01");
        for (int i = 0; i < ROWS; i++) {
            large.chives(i % 50 == 0 ? "0.5" : "<0.01");
        }

        subscribe(data);
        try (RunningHouse house = RunningHouse.start(data)) {
            aCriticalBatchIsToldSignedWithinASecond(house);
            platform.answering(503);
            house.drop(
                    "generic",
                    "second.csv",
                    new CanonicalCsv("SECOND", today()).carp("3.5").text());
            await("told in vain")
                    .atMost(RunningHouse.PATIENCE)
                    .until(() -> told("SECOND").size() > 0);
            house.drop("generic", "large.csv", large.text());
            await("the first rows are judged")
                    .atMost(RunningHouse.PATIENCE)
                    .until(() -> judged(house) > CRITICAL || Files.exists(receipt(house)));
            assertThat(receipt(house)).as("it is killed while the file is read").doesNotExist();
            house.kill();
        }

        platform.answering(204);
        try (RunningHouse house = RunningHouse.start(data)) {
            assertThat(house.receipt("generic", "large.csv").path("rows").asInt())
                    .isEqualTo(ROWS);
            await("all is in the history").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                            house.query("select count(*), count(distinct result_id) from results_log"))
                    .containsExactly(ALL + "," + ALL));
            assertThat(house.query("select verdict, count(*) from results group by 1 order by 1"))
                    .isEqualTo(List.of("FAIL," + (ROWS / 50 + CRITICAL), "PASS," + (ROWS - ROWS / 50)));
            assertThat(judged(house)).isEqualTo(ALL);
            await("nothing is left over").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                            data.resolve("history/.pending"))
                    .isEmptyDirectory());
            whatWasToldInVainIsTakenOnceUnderItsId(house);
        }
    }

    /** Of what is critical alone: each of the large file's batches with a bad result is an alert as well. */
    private void subscribe(Path data) throws IOException, InterruptedException {
        secret = RunningHouse.run("webhooks", "secret", "--data", data.toString(), "county.secret")
                .strip();
        Files.writeString(
                data.resolve("webhooks/subscribers.csv"),
                "name,url,secret,severity\ncounty,%s,file:county.secret,critical\n".formatted(platform.url()));
        assertThat(RunningHouse.run("webhooks", "test", "--data", data.toString(), "county"))
                .contains("204");
    }

    private void aCriticalBatchIsToldSignedWithinASecond(RunningHouse house) throws Exception {
        // The very first result of a new house waits for classes.
        house.drop(
                "generic",
                "warm.csv",
                new CanonicalCsv("WARM", today()).carp("3.5").text());
        await("told").atMost(RunningHouse.PATIENCE).until(() -> told("WARM").size() == 1);

        Instant dropped = Instant.now();
        house.drop(
                "generic",
                "first.csv",
                new CanonicalCsv("FIRST", today()).carp("3.5").text());
        await("told").atMost(RunningHouse.PATIENCE).until(() -> told("FIRST").size() == 1);

        Receiver.Received got = told("FIRST").get(0);
        assertThat(Duration.between(dropped, got.at())).isLessThan(Duration.ofSeconds(1));
        assertThat(got.signature()).isEqualTo("v1," + hmac(got.id() + "." + got.timestamp() + "." + got.body()));
        assertThat(got.body()).contains("\"severity\":\"CRITICAL\"", "\"text_zh\":\"", "\"text_en\":\"");
    }

    private void whatWasToldInVainIsTakenOnceUnderItsId(RunningHouse house) {
        await("told").atMost(RunningHouse.PATIENCE).until(() -> told("SECOND").stream()
                .anyMatch(got -> got.status() == 204));
        assertThat(told("SECOND"))
                .extracting(Receiver.Received::id)
                .containsOnly(told("SECOND").get(0).id());
        assertThat(platform.received().stream().filter(got -> got.status() == 204))
                .as("the test and each alert are taken once")
                .extracting(Receiver.Received::id)
                .doesNotHaveDuplicates()
                .hasSize(1 + CRITICAL);
        await("nothing waits").atMost(RunningHouse.PATIENCE).until(() -> house.get("/metrics")
                .contains("batchwatch_webhook_pending{subscriber=\"county\"} 0.0"));
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    /** What came of that tag's batches. */
    private List<Receiver.Received> told(String tag) {
        return platform.received().stream()
                .filter(got -> got.body().contains("\"batch_id\":\"" + tag))
                .toList();
    }

    /** As a receiver checks it, by other means than the sender's. */
    private String hmac(String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), mac.getAlgorithm()));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the board counts so far. */
    private static int judged(RunningHouse house) {
        int judged = 0;
        for (JsonNode row : house.json("/api/v1/pass-rates?kind=LAB").path("rows")) {
            judged += row.path("judged").asInt();
        }
        return judged;
    }

    private static Path receipt(RunningHouse house) {
        return house.receiptFile("generic", "large.csv", "json");
    }
}
