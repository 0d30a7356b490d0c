package io.batchwatch.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.batchwatch.board.browser.Chromium;
import io.batchwatch.board.given.YearOfViews;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way from a rate down to the one result with its limit and its law, and back; with a pointer and without one. */
class PageStepsIT extends PageOfAYear {
    @Test
    void fromTheCategoryDownToTheFindingAndBack() throws IOException {
        Page page = page("?lang=en");

        step(page, "Vegetables");
        assertThat(page.locator("#chart-title")).hasText("Control chart of the pass rate: Rapid test · Vegetables");
        step(page, "Dongmen market");
        step(page, "Town rapid-test room (demo)");
        assertThat(page.locator("#path")).containsText("Vegetables");
        step(page, "Pesticides");
        assertThat(page).hasURL(Pattern.compile("category=vegetable.*site=m_dongmen.*lab=lab_town.*hazard=pesticide"));
        assertThat(page.locator("#rates thead th").first()).hasText("Month");

        page.navigate(house.at("/?lang=en&category=vegetable&site=m_dongmen").toString());
        page.locator("#batches a").filter(text(YearOfViews.UNSAFE_BATCH)).click();
        assertThat(page.locator("#story")).isVisible();
        assertThat(page.locator("#story-body")).containsText("Overdue");
        Chromium.picture(page, "story-en");
        page.locator("#story-body a").first().click();
        assertThat(page.locator("#story-body")).containsText("0.05 mg/kg");
        assertThat(page.locator("#story-body")).containsText("0.02 mg/kg");
        assertThat(page.locator("#story-body")).containsText("GB 2763-2021");
        assertThat(page).hasURL(Pattern.compile("finding=0f0f"));
        Chromium.picture(page, "finding-en");

        page.goBack();
        assertThat(page.locator("#story-body")).containsText("How it came there");
        page.goBack();
        assertThat(page.locator("#story")).isHidden();
        assertThat(page.locator("#path .here")).hasText("Dongmen market");
    }

    @Test
    void everyStepBackIsAStepOfTheBrowser() {
        Page page = page("?lang=en");
        step(page, "Vegetables");
        step(page, "Dongmen market");

        page.goBack();
        assertThat(page.locator("#path .here")).hasText("Vegetables");
        page.goBack();
        assertThat(page.locator("#path .here")).hasText("All");
        page.goForward();
        assertThat(page.locator("#path .here")).hasText("Vegetables");
        page.locator("#path a").click();
        assertThat(page.locator("#path .here")).hasText("All");
    }

    @Test
    void anAddressSentToAColleagueShowsTheSame() {
        Page mine = page("?lang=en");
        mine.selectOption("#days", "30");
        step(mine, "Vegetables");
        mine.selectOption("#method", "p");
        mine.selectOption("#every", "week");
        assertThat(mine.locator("#chart-table tbody th").first()).hasText("2026-03-09");
        mine.locator("#batches a").filter(text("B-UNSAFE-2")).click();
        assertThat(mine.locator("#story-title")).containsText("B-UNSAFE-2");

        Page theirs = browser.page(1280, 900, "zh-CN", ColorScheme.LIGHT);
        theirs.navigate(mine.url());

        assertThat(theirs.locator("#story-title"))
                .hasText(mine.locator("#story-title").textContent());
        for (String part : new String[] {"#chart-title", "#path", "#rates", "#chart-baseline"}) {
            assertThat(theirs.locator(part)).hasText(mine.locator(part).textContent());
        }
        assertThat(theirs.locator("#method")).hasValue("p");
        assertThat(theirs.locator("#days")).hasValue("30");
    }

    @Test
    void aCorrectedBatchKeepsItsHistory() {
        Page page = page("?lang=en");

        page.selectOption("#batch-state", "closed");
        page.locator("#batches a").filter(text(YearOfViews.CLEARED_BATCH)).click();

        assertThat(page.locator("#story-body")).containsText("Nothing stands against it now");
        assertThat(page.locator("#story-body")).containsText("Unsafe → ✓ Cleared The result was corrected.");
    }

    @Test
    void whatIsWrongWithThePapersStandsApartFromTheFood() {
        Page page = page("?lang=en");

        page.selectOption("#batch-state", "papers");
        assertThat(page.locator("#batches tbody tr")).hasCount(1);
        assertThat(page.locator("#batches")).containsText("expired");
        page.locator("#batches a").filter(text(YearOfViews.UNPAPERED_BATCH)).click();

        assertThat(page.locator("#story-body .paper")).containsText("expired");
        assertThat(page.locator("#story-body .paper")).containsText("art. 51");
    }

    @Test
    void aSlipInTheAddressIsPassedOver() {
        Page page = page("?lang=en&kind=TASTE&days=many&every=hour&by=colour&origin=MOON&show=all");

        assertThat(page.locator("#rates tbody tr")).hasCount(3);
        assertThat(page.locator("#kind")).hasValue("RAPID");
        assertThat(page.locator("#trouble")).isHidden();
    }

    @Test
    void anAddressOfABatchThatNobodyKnowsSaysSo() {
        Page page = page("?lang=en&batch=nobody");

        assertThat(page.locator("#story-body")).containsText("Nothing is known");
        page.locator("#story-close").click();
        assertThat(page.locator("#story")).isHidden();
        assertThat(page).hasURL(Pattern.compile("^(?!.*batch=).*$"));
        browser.forgetComplaints("404");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        Page page = page("?lang=en&days=30");
        assertThat(page.locator("#rates tbody tr")).hasCount(3);
        assertThat(page.locator("#chart-readout")).containsText("2026-03-11");

        tabTo(page, "#chart-picture .plot");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#chart-readout")).containsText("2026-03-10");
        page.keyboard().press("Home");
        assertThat(page.locator("#chart-picture .plot"))
                .hasAttribute("aria-valuetext", Pattern.compile("2026-02-10.*"));

        tabTo(page, "#rates tbody tr:first-child a");
        page.keyboard().press("Enter");
        assertThat(page.locator("#path .here")).hasText("Vegetables");
        page.keyboard().press("Escape");
        assertThat(page.locator("#path .here")).hasText("All");

        tabTo(page, "#batches tbody tr:first-child a");
        page.keyboard().press("Enter");
        assertThat(page.locator("#story")).isVisible();
        assertThat(page.locator("#story-title")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#story")).isHidden();
        assertThat(page.locator("#batches tbody tr:first-child a")).isFocused();
    }

    @Test
    void theSkipLinkComesFirst() {
        Page page = page("?lang=en");

        page.keyboard().press("Tab");

        assertThat(page.locator(".skip")).isFocused();
    }

    private static void tabTo(Page page, String place) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("place => document.activeElement?.matches(place)", place)) {
                return;
            }
        }
        throw new AssertionError("no way to " + place + " with the Tab key");
    }

    private static void step(Page page, String name) {
        page.locator("#rates tbody a").filter(text(name)).click();
        assertThat(page.locator("#path .here")).hasText(name);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page page(String query) {
        Page page = browser.page(1280, 900, "en-GB", ColorScheme.LIGHT);
        page.navigate(house.at("/" + query).toString());
        return page;
    }
}
