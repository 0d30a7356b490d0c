package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut may do to results: nothing. */
class KilledHouseIT {
    private static final int ROWS = 60_000;

    @TempDir
    Path directory;

    @Test
    void killedInTheMiddleOfAFileEachRowIsThereOnce() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        CanonicalCsv large = new CanonicalCsv("KILL", "2024-02-01");
        for (int i = 0; i < ROWS; i++) {
            large.chives(i % 50 == 0 ? "0.5" : "<0.01");
        }

        try (RunningHouse house = RunningHouse.start(data)) {
            house.drop("generic", "large.csv", large.text());
            await("half way through the file")
                    .atMost(RunningHouse.PATIENCE)
                    .until(() -> accepted(house) > ROWS / 10 || Files.exists(receipt(house)));
            assertThat(receipt(house)).as("it is killed while the file is read").doesNotExist();
            house.kill();
        }

        try (RunningHouse house = RunningHouse.start(data)) {
            assertThat(house.receipt("generic", "large.csv").path("rows").asInt())
                    .isEqualTo(ROWS);
            await("all is in the history").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                            house.query("select count(*), count(distinct result_id) from results_log"))
                    .containsExactly(ROWS + "," + ROWS));
            assertThat(house.query("select verdict, count(*) from results group by 1 order by 1"))
                    .isEqualTo(List.of("FAIL," + ROWS / 50, "PASS," + (ROWS - ROWS / 50)));
            assertThat(house.json("/api/v1/pass-rates?kind=LAB")
                            .findValue("judged")
                            .asInt())
                    .isEqualTo(ROWS);
            await("nothing is left over").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                            data.resolve("history/.pending"))
                    .isEmptyDirectory());
        }
    }

    /** What the board counts so far. */
    private static int accepted(RunningHouse house) {
        return house.json("/api/v1/pass-rates?kind=LAB").findValuesAsText("judged").stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static Path receipt(RunningHouse house) {
        return house.receiptFile("generic", "large.csv", "json");
    }
}
