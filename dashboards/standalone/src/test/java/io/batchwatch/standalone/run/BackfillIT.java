package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit is mended with effect in the past, and all that ever came is judged again. */
class BackfillIT {
    private static final int CHIVES = 2_000;
    private static final int ABOVE_THE_LIMIT = CHIVES / 50;
    private static final int ABOVE_BOTH = 1;
    private static final int ALL = CHIVES + ABOVE_BOTH;
    private static final String OFFICIAL = "GB 2763-2021";

    @TempDir
    Path directory;

    private Path data;
    private Receiver platform;

    @BeforeEach
    void open() throws IOException {
        data = directory.resolve("data");
        platform = Receiver.open();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aLimitMendedInThePastIsInForceForEveryResultOnceAlsoAfterAKill() throws Exception {
        try (RunningHouse house = RunningHouse.start(data)) {
            subscribe();
            house.drop("generic", "chives.csv", chives());
            await("all is in the history").atMost(RunningHouse.PATIENCE).until(() -> rows().equals(
                            List.of(ALL + "," + ALL)));
            await("each unsafe batch is told")
                    .atMost(RunningHouse.PATIENCE)
                    .until(() -> told() == ABOVE_THE_LIMIT + ABOVE_BOTH);
            assertThat(RunningHouse.begin(directory.resolve("refused.out"), "backfill", "--data", data.toString())
                            .waitFor())
                    .as("a running house is not judged again")
                    .isEqualTo(3);
        }
        mendTheLimit();

        killedInTheMiddle();
        try (RunningHouse house = RunningHouse.start(data)) {
            assertThat(house.output()).contains("%d of %,d results".formatted(ABOVE_THE_LIMIT, ALL));
            assertThat(rows()).containsExactly(ALL + "," + ALL);
            assertThat(house.query("select verdict, count(*) from results group by 1 order by 1"))
                    .isEqualTo(List.of("FAIL," + ABOVE_BOTH, "PASS," + (ALL - ABOVE_BOTH)));
            theBoardShowsNothingOfBefore(house);
            theChangesAreListed();
            assertThat(told()).as("nobody hears of the past again").isEqualTo(ABOVE_THE_LIMIT + ABOVE_BOTH);

            house.drop(
                    "generic",
                    "new.csv",
                    new CanonicalCsv("NEW", "2024-02-02").chives("3").text());
            await("what is new is told")
                    .atMost(RunningHouse.PATIENCE)
                    .until(() -> told() == ABOVE_THE_LIMIT + ABOVE_BOTH + 1);
        }
        assertThat(data.resolve("backfill/before")).doesNotExist();
    }

    private void subscribe() throws IOException, InterruptedException {
        RunningHouse.run("webhooks", "secret", "--data", data.toString(), "county.secret");
        Files.writeString(
                data.resolve("webhooks/subscribers.csv"),
                "name,url,secret\ncounty,%s,file:county.secret\n".formatted(platform.url()));
        await("it is known")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> Files.exists(data.resolve("webhooks/county/since")));
    }

    /** One in fifty above the limit as it is shipped, and one above the mended one as well. */
    private static String chives() {
        CanonicalCsv file = new CanonicalCsv("PAST", "2024-02-01");
        for (int i = 0; i < CHIVES; i++) {
            file.chives(i % 50 == 0 ? "0.5" : "<0.01");
        }
        return file.chives("3").text();
    }

    /** Chlorpyrifos in vegetables, from the day on which it came into force. */
    private void mendTheLimit() throws IOException {
        Path limits = data.resolve("reference/limits.csv");
        List<String> before = Files.readAllLines(limits, StandardCharsets.UTF_8);
        List<String> mended = before.stream()
                .map(line -> line.contains(",chlorpyrifos,") && line.contains(OFFICIAL) && line.contains(",0.02,")
                        ? line.replace(",0.02,", ",1,")
                        : line)
                .toList();
        assertThat(mended).isNotEqualTo(before);
        Files.write(limits, mended, StandardCharsets.UTF_8);
    }

    private void killedInTheMiddle() throws IOException {
        Path begun = data.resolve("backfill/begun.json");
        Process backfill = RunningHouse.begin(directory.resolve("backfill.out"), "backfill", "--data", data.toString());
        await("the old is set aside, and the new is being made")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> Files.exists(begun) && Files.readString(begun).contains("MAKING"));
        RunningHouse.kill(backfill);
        assertThat(begun).exists();
        assertThat(data.resolve("backfill/before/history")).isNotEmptyDirectory();
    }

    private void theBoardShowsNothingOfBefore(RunningHouse house) {
        JsonNode rates = house.json("/api/v1/pass-rates?kind=LAB").path("rows").get(0);
        assertThat(rates.path("judged").asInt()).isEqualTo(ALL);
        assertThat(rates.path("passed").asInt()).isEqualTo(ALL - ABOVE_BOTH);
        JsonNode batches = house.json("/api/v1/batches?state=UNSAFE").path("batches");
        assertThat(batches).hasSize(ABOVE_BOTH);
    }

    private void theChangesAreListed() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backfill"))) {
            Path changes = files.filter(file -> file.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllLines(changes))
                    .hasSize(1 + ABOVE_THE_LIMIT)
                    .element(1)
                    .asString()
                    .startsWith("FAIL,PASS,PAST-B");
        }
    }

    private List<String> rows() throws IOException, InterruptedException {
        return RunningHouse.query(data, "select count(*), count(distinct result_id) from results_log");
    }

    private long told() {
        return platform.received().stream()
                .filter(got -> got.body().contains("batch.state_changed"))
                .map(Receiver.Received::id)
                .distinct()
                .count();
    }
}
