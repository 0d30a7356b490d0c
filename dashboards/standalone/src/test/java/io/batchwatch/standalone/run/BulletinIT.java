package io.batchwatch.standalone.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.batchwatch.board.browser.Axe;
import io.batchwatch.board.browser.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others are shown: how the plan is kept, and the bulletin for the public. */
class BulletinIT {
    private static final String PUBLISHER = "板桥镇食品安全委员会办公室（示例）";
    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private static final String COVERAGE = """
            async language => {
              const { showCoverage } = await import("/coverage.js");
              const title = document.createElement("h1");
              title.textContent = "Coverage";
              const place = document.createElement("main");
              place.id = "coverage-place";
              place.style.padding = "1rem";
              for (const style of ["/style/colours.css", "/style/board.css"]) {
                const sheet = document.createElement("link");
                sheet.rel = "stylesheet";
                sheet.href = style;
                document.head.append(sheet);
              }
              document.title = "Coverage";
              document.body.replaceChildren(place);
              document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
              const panel = document.createElement("div");
              place.append(title, panel);
              await showCoverage(panel, { kind: "LAB", language, onSite: site => { place.dataset.chosen = site; } });
            }
            """;

    @TempDir
    private static Path directory;

    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        house = RunningHouse.start(
                data,
                "--demo",
                "--public",
                "--public-publisher",
                PUBLISHER,
                "--public-producers",
                "--public-licence",
                LICENCE);
        await("the laboratories' year is on the board")
                .atMost(RunningHouse.PATIENCE)
                .until(() ->
                        house.json("/api/v1/coverage?kind=LAB").path("taken").asInt() > 1_000
                                && house.json("/api/v1/files").path("files").findValues("settled").stream()
                                                .filter(JsonNode::asBoolean)
                                                .count()
                                        == RunningHouse.DEMO_FILES);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void theMapOfTilesSaysWhatTheJsonSays() throws IOException {
        JsonNode answer = house.json("/api/v1/coverage?kind=LAB");
        try (Chromium browser = Chromium.open()) {
            for (String language : List.of("en", "zh")) {
                Page page = browser.page(1280, 900, language, ColorScheme.LIGHT);
                bareOf(page);
                page.evaluate(COVERAGE, language);
                Locator tiles = page.locator(".coverage-tile");
                int placed = 0;
                for (JsonNode row : answer.path("rows")) {
                    if (!row.path("tile_row").isNull()) {
                        placed++;
                        assertThat(tiles.filter(new Locator.FilterOptions()
                                        .setHasText(name(row.path("site").asText(), language))))
                                .containsText(row.path("taken").asText());
                    }
                }
                assertThat(tiles).hasCount(placed);
                page.click(".coverage-table summary");
                assertThat(page.locator(".coverage-table tbody tr"))
                        .hasCount(answer.path("rows").size());
                Chromium.wholePicture(page, "coverage-" + language);
                assertThat(Axe.faults(page)).isEmpty();
            }
            Page telephone = browser.page(390, 844, "zh-CN", ColorScheme.DARK);
            bareOf(telephone);
            telephone.evaluate(COVERAGE, "zh");
            telephone.keyboard().press("Tab");
            telephone.keyboard().press("Enter");
            assertThat(telephone.locator("#coverage-place")).hasAttribute("data-chosen", "v_fengshan");
            Chromium.picture(telephone, "coverage-telephone");
            assertThat(fits(telephone)).isTrue();
            assertThat(Axe.withoutItsOwn(browser.complaints())).isEmpty();
        }
    }

    @Test
    void thePublicSeesTheBulletinInBothLanguagesOnATelephone() throws IOException {
        JsonNode newest =
                house.json("/api/v1/public/bulletins").path("bulletins").get(0);
        String month = newest.path("month").asText();
        JsonNode bulletin = house.json("/api/v1/public/bulletins/" + month);
        try (Chromium browser = Chromium.open()) {
            Page page = browser.page(390, 844, "zh-CN", ColorScheme.LIGHT);
            page.onRequest(request -> assertThat(URI.create(request.url()).getPath())
                    .as("a proxy need let nobody in anywhere else")
                    .matches("/public/.*|/api/v1/public/.*"));
            page.navigate(house.url() + "/public/");
            assertThat(page.locator("#publisher")).hasText(PUBLISHER);
            assertThat(page.locator("#sum"))
                    .containsText("%,d".formatted(newest.path("inspected").asInt()));
            assertThat(page.locator("#sentence")).containsText("确认不合格 " + newest.path("non_conforming") + " 批次");
            assertThat(page.locator("#findings li"))
                    .hasCount(bulletin.path("findings").size());
            assertThat(page.locator("#categories tbody tr"))
                    .hasCount(bulletin.path("categories").size() - 1);
            assertThat(page.locator("#licence a")).hasAttribute("href", LICENCE);
            Chromium.wholePicture(page, "public-zh");
            assertThat(fits(page)).isTrue();
            assertThat(Axe.faults(page)).isEmpty();

            page.click("#language");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("#categories")).containsText("Vegetables");
            assertThat(Axe.faults(page)).isEmpty();
            page.click("#earlier");
            assertThat(page.locator("#sum-title"))
                    .containsText(bulletin.path("earlier").asText());
            assertThat(page)
                    .hasURL(Pattern.compile(
                            ".*month=" + bulletin.path("earlier").asText() + ".*"));
            Chromium.wholePicture(page, "public-en");
            assertThat(fits(page)).isTrue();

            Page wide = browser.page(1280, 900, "en-GB", ColorScheme.DARK);
            wide.navigate(house.url() + "/public/?month=2001-01");
            assertThat(wide.locator("#trouble")).containsText("There is no bulletin of 2001-01");
            assertThat(Axe.faults(wide)).isEmpty();
            Chromium.wholePicture(wide, "public-dark");
            assertThat(Axe.withoutItsOwn(browser.complaints())).isEmpty();
        }
    }

    @Test
    void whatIsPublicIsWhatTheHistoryHoldsAndNoMore() throws Exception {
        JsonNode newest =
                house.json("/api/v1/public/bulletins").path("bulletins").get(0);
        String month = newest.path("month").asText();

        await("the history lags behind the board, by a minute at most")
                .atMost(RunningHouse.PATIENCE)
                .untilAsserted(() -> assertThat(house.query("select count(distinct sample_id) from results"
                                + " where test_kind = 'LAB' and verdict = 'FAIL'"
                                + " and strftime(sampled_date, '%Y-%m') = '" + month + "'"))
                        .containsExactly(newest.path("non_conforming").asText()));
        assertThat(house.get("/api/v1/public/bulletins/" + month))
                .doesNotContain("DEMO-", "农户", "批发商", "东门", "m_dongmen", "检验所", "RAPID", "SUSPECT");
    }

    /** A page of the house with nothing on it. */
    private static void bareOf(Page page) {
        page.route("**/favicon.ico", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        page.navigate(house.url() + "/healthz");
    }

    /** Nothing sticks out. */
    private static boolean fits(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    }

    private static String name(String site, String language) {
        return house.json("/api/v1/names")
                .path("site")
                .path(site)
                .path(language)
                .asText();
    }
}
