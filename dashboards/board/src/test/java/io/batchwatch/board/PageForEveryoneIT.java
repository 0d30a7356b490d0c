package io.batchwatch.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.batchwatch.board.browser.Axe;
import io.batchwatch.board.browser.Chromium;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By day and by night, on a telephone and on a wall, without seeing, and without telling red from green. */
class PageForEveryoneIT extends PageOfAYear {
    @ParameterizedTest
    @CsvSource({
        "LIGHT, ''",
        "DARK, ''",
        "LIGHT, wall=1",
        "DARK, wall=1",
        "LIGHT, batch=B-SUSPECT",
        "DARK, batch=B-SUSPECT"
    })
    void axeFindsNothing(ColorScheme colours, String query) {
        for (String language : new String[] {"zh", "en"}) {
            Page page = page(1280, 900, colours, "?lang=" + language + "&" + query);

            assertThat(Axe.faults(page)).isEmpty();
        }
    }

    @Test
    void axeFindsNothingOnATelephoneWithAllTablesOpen() {
        Page page = page(390, 844, ColorScheme.LIGHT, "?lang=en");
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");

        assertThat(Axe.faults(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.getElementById('kind').removeAttribute('aria-label'); document.querySelector('label').replaceWith(document.getElementById('kind'))",
                "document.querySelector('h1').style.color = '#ccc'",
                "document.querySelector('main').append(document.createElement('img'))"
            })
    void axeFindsWhatIsWrong(String fault) {
        Page page = page(1280, 900, ColorScheme.LIGHT, "?lang=en");
        page.evaluate(fault);

        assertThat(Axe.faults(page)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingSticksOutOnATelephone(ColorScheme colours) throws IOException {
        for (String language : new String[] {"zh", "en"}) {
            Page page = page(390, 844, colours, "?lang=" + language);

            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            Chromium.wholePicture(page, "telephone-" + language + "-" + colours);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aWallHasNoControlsAndNothingToScroll(ColorScheme colours) throws IOException {
        Page page = page(1920, 1080, colours, "?lang=zh&wall=1");

        assertThat(page.locator("button:visible, select:visible, summary:visible"))
                .hasCount(0);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollHeight <= innerHeight"))
                .isTrue();
        assertThat(page.locator("#card-unsafe .big")).isVisible();
        assertThat(page.locator("#batches tbody tr").first()).isVisible();
        assertThat(page.locator("#sources tbody tr").first()).isVisible();
        Chromium.picture(page, "wall-" + colours);

        page.keyboard().press("Escape");
        assertThat(page.locator("#kind")).isVisible();
    }

    /** Many a screen in an office is no larger than a television of 720 lines. */
    @ParameterizedTest
    @CsvSource({"1280, 720", "1366, 768", "1920, 720"})
    void aSmallWallShowsBatchesToo(int width, int height) throws IOException {
        Page page = page(width, height, ColorScheme.LIGHT, "?lang=zh&wall=1");

        assertThat(page.locator("#batches tbody tr").first()).isVisible();
        assertThat(page.locator("#sources tbody tr").first()).isVisible();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollHeight <= innerHeight"))
                .isTrue();
        Chromium.picture(page, "wall-" + width + "-" + height);
    }

    @Test
    void darkAndLightAreASwitchThatIsRemembered() {
        Page page = page(1280, 900, ColorScheme.LIGHT, "?lang=en");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");

        page.click("#theme");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.navigate(house.at("/?lang=en").toString());

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void theLanguageIsASwitchThatIsRemembered() {
        Page page = page(1280, 900, ColorScheme.LIGHT, "?lang=zh");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");

        page.click("#language");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#rates")).containsText("Vegetables");
        page.navigate(house.at("/").toString());

        assertThat(page.locator("#rates")).containsText("Vegetables");
    }

    /** What is kept is for a person to look at; what is asserted is that words and signs say all that colours say. */
    @Test
    void noColourSaysAnythingAlone() throws IOException {
        Page page = page(1280, 900, ColorScheme.LIGHT, "?lang=en&days=30");
        JsonObject eyes = new JsonObject();
        eyes.addProperty("type", "deuteranopia");
        page.context().newCDPSession(page).send("Emulation.setEmulatedVisionDeficiency", eyes);
        Chromium.picture(page, "deuteranopia");

        assertThat(page.locator(".card[data-mood=bad] .sign")).hasText(new String[] {"■", "■"});
        assertThat(page.locator("#rates .mark.worse")).hasText("◆ off");
        assertThat(page.locator("#batches .mark.UNSAFE").first()).hasText("■ Unsafe");
        assertThat(page.locator("#sources .mark.silent")).hasText("▲ silent");
        assertThat(page.locator("#batches .mark.overdue")).hasText(Pattern.compile("▲ Disposal opened by: overdue .*"));
    }

    private static Page page(int width, int height, ColorScheme colours, String query) {
        Page page = browser.page(width, height, "en-GB", colours);
        page.navigate(house.at("/" + query).toString());
        assertThat(page.locator("#card-signals")).hasAttribute("data-mood", "bad");
        assertThat(page.locator("#files tbody tr")).not().hasCount(0);
        assertThat(page.locator("#trend-table tbody tr")).not().hasCount(0);
        assertThat(page.locator("#campaigns tbody tr")).not().hasCount(0);
        return page;
    }
}
