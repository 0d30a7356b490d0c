package io.batchwatch.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.board.browser.Chromium;
import io.batchwatch.board.given.YearOfViews;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A board over a year of views, and a browser before it; whatever is tried, the browser complains of nothing. */
abstract class PageOfAYear {
    @TempDir
    private static Path directory;

    static Chromium browser;
    static BoardHouse house;

    @BeforeAll
    static void open() {
        browser = Chromium.open();
        house = new BoardHouse(directory);
        YearOfViews.tell(house.views());
    }

    @AfterAll
    static void close() {
        house.close();
        browser.close();
    }

    @AfterEach
    void nothingIsComplainedOf() {
        browser.closePages();
        assertThat(browser.complaints()).isEmpty();
    }
}
