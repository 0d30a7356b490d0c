package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.batchwatch.board.browser.Chromium;
import io.batchwatch.standalone.program.Program;
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
    private static Receiver duty;
    private static Alertmanager alertmanager;
    private static Prometheus prometheus;

    @BeforeAll
    static void open() throws IOException {
        Prometheus.required();
        Alertmanager.required();
        duty = Receiver.open();
        data = folder.resolve("data");
        Files.createDirectories(data.resolve("webhooks"));
        Files.writeString(
                data.resolve("webhooks/subscribers.csv"),
                "name,url,secret\ncounty,http://localhost:1/,env:NO_SUCH_SECRET\n");
        port = Prometheus.freePort();
        house = RunningHouse.startAt(port, data);
        // Before the first look: what is usual is learnt then, and kept for some minutes.
        house.drop("generic", "past.csv", usualPast());
        house.receipt("generic", "past.csv");
        await("the past is counted").atMost(RunningHouse.PATIENCE).until(() -> judged() == PAST);
        alertmanager = Alertmanager.telling(duty, folder.resolve("alertmanager"));
        prometheus = Prometheus.scraping("127.0.0.1:" + port, alertmanager.address(), folder);
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
        house.drop(
                "counter",
                "once-more.csv",
                new CanonicalCsv("COUNTER", today).chives("<0.01").text());
        house.receipt("counter", "once-more.csv");
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
        if (alertmanager != null) {
            alertmanager.close();
        }
        if (duty != null) {
            duty.close();
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
        eventually("batchwatch_source_results_total{partner=\"counter\", outcome=\"duplicate\"}", 1);
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

        assertThat(prometheus.samples(filledIn("sum by (le) (rate(batchwatch_no_such_bucket[$__rate_interval]))")))
                .as("the negative control")
                .isEmpty();
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
        await("the officer on duty hears of it").atMost(RunningHouse.PATIENCE).until(() -> !duty.notifications()
                .isEmpty());
        assertThat(duty.notifications()).containsExactly("/page BatchwatchCriticalBatchFlagged");
    }

    @Test
    @Order(4)
    void labelsAreBounded() {
        double series = prometheus.number("count({job=\"batchwatch\"})");
        assertThat(series).isLessThan(MOST_SERIES);
        assertThat(series)
                .as("the negative control: all that is scraped is counted")
                .isGreaterThanOrEqualTo(prometheus.number("scrape_samples_scraped{job=\"batchwatch\"}"));
    }

    @Test
    @Order(5)
    void aCorrectionOfLongAgoChangesWhatIsShownAndRingsNobody() throws IOException {
        String day = "/api/v1/pass-rates?kind=LAB&from=2024-03-05&to=2024-03-05";
        CanonicalCsv old = new CanonicalCsv("OLD", "2024-03-05");
        String batch = "/api/v1/batches/" + old.batchId(1);
        assertThat(house.json(day).findValue("fail").asInt()).isEqualTo(1);
        assertThat(house.json(batch).findValue("state").asText()).isEqualTo("UNSAFE");
        double onTime = prometheus.number("sum(batchwatch_results_total{timeliness=\"on_time\"})");

        house.drop("generic", "revised.csv", old.chivesCorrected(1, "0.01").text());

        await("the batch is cleared").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                        house.json(batch).findValue("state").asText())
                .isNotEqualTo("UNSAFE"));
        await("the day's rate is corrected").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                        house.json(day).findValue("pass").asInt())
                .isEqualTo(1));
        assertThat(house.json(day).findValue("fail").asInt()).isZero();
        eventually("batchwatch_source_results_total{partner=\"generic\", outcome=\"corrected\"}", 2);
        assertThat(prometheus.number("sum(batchwatch_results_total{timeliness=\"on_time\"})"))
                .isEqualTo(onTime);
        assertThat(prometheus.firing()).containsExactly("BatchwatchCriticalBatchFlagged");
        assertThat(duty.notifications()).containsExactly("/page BatchwatchCriticalBatchFlagged");
    }

    @Test
    @Order(6)
    void aCorrectionOfLongAgoIsSeenOnAPageThatIsOpen() throws IOException {
        int unsafe = unsafe();
        try (Chromium browser = Chromium.open()) {
            Page page = browser.page(1280, 900, "en-GB", ColorScheme.LIGHT);
            page.navigate(house.url());
            isShown(page, unsafe);

            CanonicalCsv past = new CanonicalCsv("PAST8", today().minusWeeks(8).toString());
            house.drop(
                    "generic",
                    "revised-too.csv",
                    past.chivesCorrected(1, "0.01").text());

            isShown(page, unsafe - 1);
            assertThat(unsafe()).isEqualTo(unsafe - 1);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void isShown(Page page, int unsafe) {
        PlaywrightAssertions.assertThat(page.locator("#card-unsafe .big"))
                .containsText(unsafe + " ", new LocatorAssertions.ContainsTextOptions().setTimeout((double)
                                RunningHouse.PATIENCE.toMillis()));
    }

    private static int unsafe() {
        return house.json("/api/v1/batches?limit=1")
                .path("counts")
                .path("UNSAFE")
                .asInt();
    }

    @Test
    @Order(7)
    void whatItMeasuresIsNamedAsPrometheusWantsIt() throws IOException, InterruptedException {
        assertThat(checked(house.get("/metrics"))).isEqualTo(new Program.Answer(0, ""));
        assertThat(checked("# TYPE batches_total gauge\nbatches_total 1\n").code())
                .as("the negative control")
                .isNotZero();
    }

    @Test
    @Order(8)
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
        assertThat(prometheus.number("sum(resets(batchwatch_webhook_deliveries_total[10m]))"))
                .as("the negative control: one that counts since the start")
                .isPositive();
    }

    private static Program.Answer checked(String scrape) throws IOException, InterruptedException {
        return Program.required("promtool", "names of metrics are not checked", "prometheus")
                .run(Path.of("."), scrape, List.of("check", "metrics"));
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
