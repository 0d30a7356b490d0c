package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus sees of a house into which results of a known truth are dropped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScrapedHouseIT {
    private static final Path DASHBOARDS = Path.of("..", "grafana", "dashboards");
    private static final int MOST_SERIES = 5_000;
    private static final int WEEKS = 52;
    private static final int A_WEEK = 30;
    private static final int PAST = WEEKS * A_WEEK;

    @TempDir
    private static Path folder;

    private static Path data;
    private static int port;
    private static RunningHouse house;
    private static Prometheus prometheus;

    @BeforeAll
    static void open() throws IOException {
        Prometheus.required();
        data = folder.resolve("data");
        Files.createDirectories(data);
        port = Prometheus.freePort();
        house = RunningHouse.startAt(port, data);
        // Before the first look: what is usual is learnt then, and kept for some minutes.
        house.drop("generic", "past.csv", usualPast());
        house.receipt("generic", "past.csv");
        await("the past is counted").atMost(RunningHouse.PATIENCE).until(() -> judged() == PAST);
        prometheus = Prometheus.scraping("127.0.0.1:" + port, folder);
        await("the house is scraped, before anything comes")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> prometheus.number("sum_over_time(up{job=\"batchwatch\"}[1m])") > 3);
        String today = today().toString();
        CanonicalCsv results = new CanonicalCsv("SCRAPED", today);
        for (int i = 0; i < 40; i++) {
            results.chives("<0.01");
        }
        house.drop("generic", "results.csv", results.carp("3.5").chives("0.5").text());
        house.receipt("generic", "results.csv");
        house.drop(
                "generic",
                "corrected.csv",
                new CanonicalCsv("SCRAPED", today).chivesCorrected(42, "0.01").text());
        house.drop(
                "generic",
                "old.csv",
                new CanonicalCsv("OLD", "2024-03-05").chives("0.4").text());
        house.drop(
                "generic", "refused.csv", CanonicalCsv.HEADER + "S,B,韭菜,蔬菜,东门农贸市场,yesterday,LAB,,毒死蜱,,0.1,mg/kg,,\n");
        house.drop(
                "counter",
                "again.csv",
                new CanonicalCsv("COUNTER", today).chives("<0.01").text());
        house.receipt("generic", "refused.csv");
        house.receipt("counter", "again.csv");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** Thirty good samples a week for a year, one of them bad in some weeks. */
    private static String usualPast() {
        StringBuilder past = new StringBuilder(CanonicalCsv.HEADER);
        for (int week = 1; week <= WEEKS; week++) {
            CanonicalCsv results =
                    new CanonicalCsv("PAST" + week, today().minusWeeks(week).toString());
            results.chives(week % 4 == 0 ? "0.5" : "<0.01");
            for (int i = 1; i < A_WEEK; i++) {
                results.chives("<0.01");
            }
            past.append(results.text().substring(CanonicalCsv.HEADER.length()));
        }
        return past.toString();
    }

    private static int judged() {
        int judged = 0;
        for (JsonNode row : house.json("/api/v1/pass-rates?kind=LAB").path("rows")) {
            judged += row.path("judged").asInt();
        }
        return judged;
    }

    @AfterAll
    static void close() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (house != null) {
            house.close();
        }
    }

    @Test
    @Order(1)
    void countsAreTheTruth() {
        eventually("sum(batchwatch_source_results_total{outcome=\"accepted\"})", PAST + 44);
        eventually("batchwatch_source_results_total{partner=\"generic\", outcome=\"corrected\"}", 1);
        eventually("batchwatch_rejects_total{partner=\"generic\"}", 1);
        eventually("sum(batchwatch_results_total{timeliness=\"on_time\", outcome=\"pass\"})", 42);
        // Of the past's the one of four weeks ago is late, not back-dated; the old file's is one more.
        eventually("sum(batchwatch_results_total{timeliness=\"backdated\", outcome=\"fail\"})", WEEKS / 4);
        eventually("sum(batchwatch_window_samples{window=\"1d\", test_kind=\"lab\"})", 43);
        eventually("sum(batchwatch_window_samples_passed{window=\"1d\", test_kind=\"lab\"})", 42);
        eventually("sum(batchwatch_batches_open{state=\"unsafe\", severity=\"critical\"})", 1);
        eventually("sum(batchwatch_job_records_behind)", 0);
    }

    @Test
    @Order(2)
    void everyPanelShowsSomething() throws IOException {
        List<String> questions = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).path("panels")) {
                    panel.path("targets")
                            .forEach(target -> questions.add(target.path("expr").asText()));
                }
            }
        }

        assertThat(questions).hasSizeGreaterThan(40).allSatisfy(question -> await(question)
                .atMost(RunningHouse.PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.samples(filledIn(question)))
                        .as(question)
                        .isNotEmpty()
                        .anySatisfy(sample -> assertThat(
                                        sample.path("value").path(1).asDouble())
                                .isFinite())));
    }

    @Test
    @Order(3)
    void theOneAlertThatShouldRingRings() {
        await("the critical batch is told")
                .atMost(RunningHouse.PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.firing()).containsExactly("BatchwatchCriticalBatchFlagged"));
    }

    @Test
    @Order(4)
    void labelsAreBounded() {
        assertThat(prometheus.number("count({job=\"batchwatch\"})")).isLessThan(MOST_SERIES);
    }

    @Test
    @Order(5)
    void totalsDoNotDropWhenTheHouseIsKilled() throws IOException {
        house.kill();
        house = RunningHouse.startAt(port, data);

        await("it is scraped again")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> prometheus.number("min_over_time(up{job=\"batchwatch\"}[3s])") == 1);
        eventually("sum(batchwatch_source_results_total{outcome=\"accepted\"})", PAST + 44);
        assertThat(prometheus.number("sum(resets(batchwatch_source_results_total[10m]))"))
                .isZero();
        assertThat(prometheus.number("sum(resets(batchwatch_results_total[10m]))"))
                .isZero();
    }

    private static void eventually(String expression, double value) {
        await(expression).atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(prometheus.number(expression))
                .as(expression)
                .isEqualTo(value));
    }

    private static String filledIn(String question) {
        return question.replace("$__rate_interval", "5m")
                .replace("$__range", "5m")
                .replace("$window", "7d")
                .replace("$test_kind", ".*")
                .replace("$category", ".*");
    }
}
