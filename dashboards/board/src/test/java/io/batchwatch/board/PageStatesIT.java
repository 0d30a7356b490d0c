package io.batchwatch.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.batchwatch.board.given.Views.alert;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.rapid;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.batchwatch.board.browser.Chromium;
import io.batchwatch.board.given.Views;
import io.batchwatch.board.given.YearOfViews;
import io.batchwatch.views.BatchState;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that cannot be believed says so: with nothing in it, grown old, still reading, or cut off. */
class PageStatesIT {
    @TempDir
    private Path directory;

    private static Chromium browser;
    private BoardHouse house;

    @BeforeAll
    static void openBrowser() {
        browser = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void openHouse() {
        house = new BoardHouse(directory);
    }

    @AfterEach
    void closeHouse() {
        browser.closePages();
        house.close();
    }

    @Test
    void anEmptyHouseSaysWhatToDo() throws IOException {
        house.views().caughtUp();
        Page page = page("?lang=en");

        assertThat(page.locator("#empty")).containsText("drop result files");
        assertThat(page.locator("#as-of")).hasText("no sample yet");
        assertThat(page.locator("#card-rate .big")).hasText("no data");
        assertThat(page.locator("#card-signals .big")).hasText("no data");
        assertThat(page.locator("#card-sources .big")).hasText("No source yet");
        assertThat(page.locator("#card-unsafe .big")).hasText("no data");
        Chromium.picture(page, "empty");
        assertThat(browser.complaints()).isEmpty();
    }

    /** A unit beside it says nothing. */
    @Test
    void whatWasOnlyDetectedIsSaidInTheReadersLanguage() {
        house.views().accept(Views.detected("B-1", "µg/kg"));
        house.views().caughtUp();

        assertThat(page("?lang=zh").locator("#batches .reason").first()).hasText("克百威 检出 (限量 0.02 mg/kg)");
        assertThat(page("?lang=en").locator("#batches .reason").first())
                .hasText("Carbofuran detected (Limit 0.02 mg/kg)");
        assertThat(page("?lang=zh&batch=B-1&finding=" + "0f".repeat(16))
                        .locator("dialog dd")
                        .nth(1))
                .hasText("检出");
    }

    @Test
    void oldDataAreCalledOld() throws IOException {
        house.views().accept(rapid(YearOfViews.TODAY.minusDays(12), "vegetable", counts(40, 0, 0), 1));
        house.views().caughtUp();
        Page page = page("?lang=en");

        assertThat(page.locator("#as-of")).hasText("Data up to 2026-02-27 ▲ the newest sample is 12 days old");
        assertThat(page.locator("#card-rate .big")).hasText("no data");
        Chromium.picture(page, "stale");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void numbersAreIncompleteUntilThePastIsRead() {
        house.views().accept(rapid(YearOfViews.TODAY, "vegetable", counts(40, 0, 0), 1));
        Page page = page("?lang=en");
        assertThat(page.locator("#trouble")).containsText("still reading the past");

        house.views().caughtUp();

        assertThat(page.locator("#trouble")).isHidden();
        browser.forgetComplaints("503");
    }

    @Test
    void aLostConnectionIsToldAndFoundAgain() throws IOException {
        YearOfViews.tell(house.views());
        Page page = page("?lang=en");
        assertThat(page.locator("#rates tbody tr")).hasCount(3);
        assertThat(page.locator("#trouble")).isHidden();
        int port = house.board().port();

        house.close();

        assertThat(page.locator("#trouble")).containsText("The connection is gone since");
        assertThat(page.locator("html")).hasAttribute("data-trouble", "down");
        assertThat(page.locator("#rates tbody tr")).hasCount(3);
        Chromium.picture(page, "down");

        house = new BoardHouse(directory, port);
        house.views().accept(rapid(YearOfViews.TODAY, "vegetable", counts(40, 0, 0), 1));
        house.views().caughtUp();

        assertThat(page.locator("#trouble")).isHidden();
        assertThat(page.locator("#rates tbody tr")).hasCount(1);
        browser.forgetComplaints("net::ERR_");
    }

    @Test
    void aNewFlagAppearsByItselfAndIsSaidAloud() {
        YearOfViews.tell(house.views());
        Page page = page("?lang=en");
        assertThat(page.locator("#card-unsafe .big")).hasText("■ Yes: 2 unsafe");
        page.locator("#batches a").getByText(YearOfViews.UNSAFE_BATCH).focus();

        house.views().accept(batch("B-NEW", BatchState.UNSAFE, YearOfViews.NOW, 1));
        house.views().accept(alert("B-NEW", 1, BatchState.UNSAFE, YearOfViews.NOW));

        assertThat(page.locator("#batches")).containsText("B-NEW");
        assertThat(page.locator("#card-unsafe .big")).hasText("■ Yes: 3 unsafe");
        assertThat(page.locator("#heard")).hasText("The batch is unsafe.");
        assertThat(page.locator("#batches a").getByText(YearOfViews.UNSAFE_BATCH))
                .isFocused();
    }

    private Page page(String query) {
        Page page = browser.page(1280, 900, "en-GB", ColorScheme.LIGHT);
        page.navigate(house.at("/" + query).toString());
        return page;
    }
}
