package io.batchwatch.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.batchwatch.board.browser.Chromium;
import io.batchwatch.board.given.Json;
import io.batchwatch.board.given.Percent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page shows is what the JSON says, in both languages, to the last digit. */
class PageNumbersIT extends PageOfAYear {
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theFourAnswersAreThoseOfTheJson(String language) throws IOException {
        Page page = page("?lang=" + language);
        Json rate = json("/api/v1/pass-rates?by=kind&kind=RAPID&from=2026-03-05&to=2026-03-11")
                .at("/rows/0");

        assertThat(page.locator("#card-rate .big"))
                .hasText(Percent.of(rate.at("/rate").fraction()));
        assertThat(page.locator("#card-rate"))
                .containsText(Percent.range(
                        rate.at("/lower").fraction(), rate.at("/upper").fraction()));
        assertThat(page.locator("#card-rate"))
                .containsText("n = " + rate.at("/judged").number());
        assertThat(page.locator("#card-rate")).containsText(language.equals("zh") ? "下降" : "lower");
        assertThat(page.locator("#card-unsafe .big")).containsText("2");
        assertThat(page.locator("#card-unsafe")).hasAttribute("data-mood", "bad");
        assertThat(page.locator("#card-unsafe")).containsText(language.equals("zh") ? "逾期 1 批" : "1 overdue");
        assertThat(page.locator("#card-signals .big")).containsText(language.equals("zh") ? "蔬菜" : "Vegetables");
        assertThat(page.locator("#card-sources .big")).containsText("lab");
        assertThat(page.locator("#card-sources")).hasAttribute("data-mood", "doubt");
        Chromium.picture(page, "first-screen-" + language);
    }

    @Test
    void changesAreInPointsWithTheirInterval() {
        Page page = page("?lang=en");
        Json now = json("/api/v1/pass-rates?by=kind&kind=RAPID&from=2026-03-05&to=2026-03-11")
                .at("/rows/0");
        Json before = json("/api/v1/pass-rates?by=kind&kind=RAPID&from=2026-02-26&to=2026-03-04")
                .at("/rows/0");
        Json year = json("/api/v1/pass-rates?by=kind&kind=RAPID&from=2025-03-05&to=2025-03-11")
                .at("/rows/0");

        assertThat(page.locator("#card-rate")).containsText(points(now, before));
        assertThat(page.locator("#card-rate")).containsText(points(now, year));
    }

    private static String points(Json now, Json then) {
        double by = now.at("/rate").fraction() - then.at("/rate").fraction();
        return "−%.2f points".formatted(Math.abs(by) * 100);
    }

    @Test
    void everyRowOfTheRatesIsARowOfTheJson() {
        Page page = page("?lang=en&days=90");
        Json rows = json("/api/v1/pass-rates?by=category&kind=RAPID&from=2025-12-12&to=2026-03-11")
                .at("/rows");

        assertThat(page.locator("#rates tbody tr")).hasCount(3);
        for (Json row : rows) {
            Locator line = page.locator("#rates tbody tr")
                    .filter(new Locator.FilterOptions()
                            .setHasText(name(row.at("/key/category").text())));
            long judged = row.at("/judged").number();
            assertThat(line.locator("td").nth(0)).hasText("%,d".formatted(judged));
            assertThat(line.locator("td").nth(1))
                    .hasText("%,d".formatted(judged - row.at("/passed").number()));
            assertThat(line.locator("td").nth(2))
                    .hasText(Percent.of(row.at("/rate").fraction()));
            assertThat(line.locator("td").nth(3))
                    .hasText(Percent.range(
                            row.at("/lower").fraction(), row.at("/upper").fraction()));
        }
        Locator eggs = page.locator("#rates tbody tr.few");
        assertThat(eggs).hasCount(1);
        assertThat(eggs).containsText("too few");
        assertThat(page.locator("#rates tbody tr .mark.worse")).hasCount(1);
    }

    private static String name(String category) {
        return switch (category) {
            case "vegetable" -> "Vegetables";
            case "aquatic" -> "Aquatic products";
            case "egg" -> "Eggs";
            default -> throw new IllegalArgumentException(category);
        };
    }

    @Test
    void theChartsTableIsTheChartAndItsSignalsAreDiamonds() {
        Page page = page("?lang=en&days=30");
        Json points =
                json("/api/v1/chart?kind=RAPID&from=2026-02-10&to=2026-03-11").at("/points");
        List<String> expected = new ArrayList<>();
        for (Json point : points) {
            expected.add(
                    0,
                    point.at("/start").text() + " "
                            + Percent.of(point.at("/rate").fraction()) + " "
                            + point.at("/signal").text().equals("worse"));
        }

        page.locator("#chart-panel summary").click();
        assertThat(page.locator("#chart-table tbody tr")).hasCount(30);
        List<String> shown = page.locator("#chart-table tbody tr").all().stream()
                .map(row -> row.locator("th").textContent() + " "
                        + row.locator("td").nth(2).textContent() + " "
                        + row.locator(".mark").textContent().contains("◆"))
                .toList();

        assertThat(shown).isEqualTo(expected);
        assertThat(shown).anyMatch(row -> row.endsWith("true"));
    }

    @Test
    void thePointerReadsThePointThatItIsOn() {
        Page page = page("?lang=en&days=30");
        assertThat(page.locator("#chart-readout")).containsText("2026-03-11");
        Json point =
                json("/api/v1/chart?kind=RAPID&from=2026-02-10&to=2026-03-11").at("/points/12");

        List<?> at = (List<?>) page.evaluate("""
                () => {
                  const place = document.getElementById('chart-picture');
                  place.scrollIntoView({ block: 'center' });
                  const plot = place.plot, box = plot.over.getBoundingClientRect();
                  return [box.left + plot.valToPos(plot.data[0][12], 'x'), box.top + plot.valToPos(plot.data[1][12], 'y')];
                }""");
        page.mouse().move(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());

        assertThat(page.locator("#chart-readout"))
                .containsText("%s: %s (%d of %d passed)"
                        .formatted(
                                point.at("/start").text(),
                                Percent.of(point.at("/rate").fraction()),
                                point.at("/passed").number(),
                                point.at("/judged").number()));
    }

    @ParameterizedTest
    @CsvSource({
        "58, 60, 96.7 %", "9999, 10000, 99.99 %", "99999, 100000, 99.999 %", "1, 100000, 0.001 %", "60, 60, 100 %",
        "0, 60, 0 %", "1, 8, 12.5 %", "1, 3, 33.3 %", "199, 200, 99.5 %", "999, 1000, 99.90 %"
    })
    void percentagesAreRoundedButNeverToAllOrNothing(int passed, int judged, String reads) {
        Page page = page("");

        assertThat(page.evaluate(
                        "async ([passed, judged]) => (await import('/words/numbers.js')).percent(passed / judged)",
                        List.of(passed, judged)))
                .isEqualTo(reads)
                .isEqualTo(Percent.of((double) passed / judged));
    }

    @Test
    void whereToLookAgainIsAHintWithItsNumbers() {
        Page page = page("?lang=en");

        assertThat(page.locator("#reviews article").nth(0)).containsText("1 of 1 instruments");
        assertThat(page.locator("#reviews article").nth(0)).containsText("7 results in doubt");
        assertThat(page.locator("#reviews article").nth(1)).containsText("1 of 6 counters");
        assertThat(page.locator("#reviews article").nth(2)).containsText("not been looked over yet");
        assertThat(page.locator("#reviews-panel")).containsText("never accusations");
    }

    @Test
    void theMapLeadsToTheSite() {
        Page page = page("?lang=en&kind=LAB");

        page.locator("#coverage .coverage-tile").first().click();

        assertThat(page.locator("#path .here")).not().hasText("All");
        assertThat(page).hasURL(Pattern.compile("site="));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        Page page = page("");

        assertThat((List<?>) page.evaluate("""
                async () => {
                  const [zh, en] = await Promise.all([import('/words/zh.js'), import('/words/en.js')]);
                  const keys = words => Object.keys(words.default);
                  const asked = [...document.querySelectorAll('[data-text], [data-label]')].map(each => each.dataset.text ?? each.dataset.label);
                  return [...keys(zh).filter(key => !(key in en.default)), ...keys(en).filter(key => !(key in zh.default)),
                    ...asked.filter(key => !(key in en.default))];
                }""")).isEmpty();
    }

    @Test
    void theFileOfATableIsWhatIsShown() throws IOException {
        Page page = page("?lang=zh&days=90");
        assertThat(page.locator("#rates tbody tr")).hasCount(3);

        Download download =
                page.waitForDownload(() -> page.locator("#rates-csv button").click());
        List<String> lines = Files.readAllLines(download.path());

        assertThat(download.suggestedFilename()).isEqualTo("pass-rates-RAPID-category.csv");
        assertThat(lines.get(0)).isEqualTo("\ufeff食品类别,判定 n,未通过,合格率,95% 区间,12 个月,信号");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .startsWith(page.locator("#rates tbody th").first().textContent() + ",");
    }

    @Test
    void whereNothingWasTestedThereIsAWordAndNoNumber() {
        Page page = page("?lang=en&kind=SELF_CHECK");

        assertThat(page.locator("#card-rate .big")).hasText("no data");
        assertThat(page.locator("#card-rate")).hasAttribute("data-mood", "none");
        assertThat(page.locator("#chart-picture")).hasText("no data yet");
        assertThat(page.locator("#rates")).containsText("no data yet");
        assertThat(page.locator("#card-rate")).not().containsText("0 %");
    }

    @Test
    void thePageIsLight() {
        Page page = page("?lang=en");
        assertThat(page.locator("#files tbody tr")).hasCount(1);

        Number bytes = (Number) page.evaluate("""
                () => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
                  .filter(each => !each.name.includes('/api/')).reduce((sum, each) => sum + each.encodedBodySize, 0)""");

        assertThat(bytes.intValue())
                .as("compressed bytes of the page without data")
                .isBetween(20_000, 80_000);
    }

    private static Page page(String query) {
        Page page = browser.page(1280, 900, "en-GB", ColorScheme.LIGHT);
        page.navigate(house.at("/" + query).toString());
        return page;
    }

    private static Json json(String path) {
        return Json.of(house.get(path).body());
    }
}
