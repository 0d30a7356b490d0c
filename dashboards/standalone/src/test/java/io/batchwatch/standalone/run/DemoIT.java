package io.batchwatch.standalone.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.batchwatch.board.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees: every number agrees with every other, wherever it is asked for. */
class DemoIT {
    @TempDir
    private static Path directory;

    private static Path data;
    private static RunningHouse house;
    private static Map<String, Integer> accepted;

    @BeforeAll
    static void open() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        house = RunningHouse.start(data, "--demo");
        await("all files are answered")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> receipts().size() == RunningHouse.DEMO_FILES);
        accepted = new TreeMap<>();
        for (Path receipt : receipts()) {
            JsonNode account = new ObjectMapper().readTree(receipt.toFile());
            accepted.merge(
                    account.path("partner").asText(),
                    account.path("accepted").asInt() + account.path("corrected").asInt(),
                    Integer::sum);
        }
        await("all rows are in the history").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                        house.query("select partner, count(*) from results_log group by 1 order by 1"))
                .containsExactlyElementsOf(accepted.entrySet().stream()
                        .map(entry -> entry.getKey() + "," + entry.getValue())
                        .toList()));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static List<Path> receipts() throws IOException {
        if (Files.notExists(data.resolve("receipts"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data.resolve("receipts"))) {
            return files.filter(file -> file.toString().endsWith(".receipt.json"))
                    .toList();
        }
    }

    @Test
    void realFilesAreAnsweredToTheRow() {
        JsonNode toronto = house.receipt("toronto", "toronto-water-lead.csv");
        JsonNode pei = house.receipt("pei", "pei-stream-pesticides.csv");

        assertThat(toronto.path("rows").asInt()).isEqualTo(12_810);
        assertThat(toronto.path("accepted").asInt()).isEqualTo(12_810);
        assertThat(pei.path("rows").asInt()).isEqualTo(6_461);
        assertThat(pei.path("accepted").asInt() + pei.path("duplicates").asInt())
                .isEqualTo(6_461);
    }

    @Test
    void theBoardCountsWhatTheHistoryHolds() throws Exception {
        for (String kind : List.of("LAB", "RAPID")) {
            long judged = 0;
            for (JsonNode row :
                    house.json("/api/v1/pass-rates?by=category&kind=" + kind).path("rows")) {
                judged += row.path("judged").asLong();
            }

            assertThat(house.query("select sum(judged)::bigint from pass_rates where test_kind = '" + kind + "'"))
                    .containsExactly(Long.toString(judged));
        }
        JsonNode counts = house.json("/api/v1/batches?limit=1").path("counts");
        await("batch states are in the history, at the latest a minute later")
                .atMost(RunningHouse.PATIENCE)
                .untilAsserted(() -> assertThat(house.query("select state, count(*) from batches"
                                + " where state in ('UNSAFE', 'SUSPECT') group by 1 order by 1"))
                        .containsExactly("SUSPECT," + counts.path("SUSPECT"), "UNSAFE," + counts.path("UNSAFE")));
    }

    @Test
    void thePageShowsTheSameNumbersInBothLanguages() throws Exception {
        int unsafe = house.json("/api/v1/batches?limit=1")
                .path("counts")
                .path("UNSAFE")
                .asInt();
        try (Chromium browser = Chromium.open()) {
            Page page = browser.page(1280, 900, "zh-CN", ColorScheme.LIGHT);
            page.navigate(house.url());
            assertThat(page.locator("#card-unsafe .big")).containsText(Integer.toString(unsafe));
            assertThat(page.locator("#card-unsafe .big")).containsText("批");
            assertThat(page.locator("#sources tbody tr")).hasCount(accepted.size());
            for (String partner : accepted.keySet()) {
                assertThat(page.locator("#sources")).containsText(partner);
            }
            page.selectOption("#days", "0");
            page.selectOption("#kind", "RAPID");
            for (JsonNode row :
                    house.json("/api/v1/pass-rates?by=category&kind=RAPID").path("rows")) {
                assertThat(page.locator("#rates"))
                        .containsText("%,d".formatted(row.path("judged").asInt()));
            }
            Chromium.picture(page, "zh");

            page.click("#language");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("#rates")).containsText("Vegetables");
            Chromium.picture(page, "en");
            Chromium.wholePicture(page, "whole");

            page.click("#batches tbody tr >> nth=0 >> a");
            assertThat(page.locator("#story")).isVisible();
            assertThat(page.locator("#story-body")).containsText("→");
            Chromium.picture(page, "story");

            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void thePageFitsATelephoneAtNight() throws Exception {
        try (Chromium browser = Chromium.open()) {
            Page page = browser.page(390, 844, "en-GB", ColorScheme.DARK);
            page.navigate(house.url());
            assertThat(page.locator("#card-unsafe .big")).containsText("unsafe");
            assertThat(page.locator("#rates")).containsText("Vegetables");
            Chromium.picture(page, "telephone");

            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing sticks out")
                    .isTrue();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aNewFlagAppearsWithoutReloading() throws Exception {
        try (Chromium browser = Chromium.open()) {
            Page page = browser.page(1280, 900, "en-GB", ColorScheme.LIGHT);
            page.navigate(house.url());
            assertThat(page.locator("#batches tbody tr")).not().hasCount(0);
            CanonicalCsv file = new CanonicalCsv("LIVE", "2024-03-01").carp("3.4");

            house.drop("generic", "live.csv", file.text());

            assertThat(page.locator("#batches")).containsText(file.batchId(1));
            assertThat(page.locator("#heard")).containsText("banned");
            Chromium.picture(page, "live");
        }
    }
}
