package io.batchwatch.board.state;

import java.util.Locale;

/** What can change on the board. */
public enum Subject {
    PASS_RATES,
    BATCHES,
    SOURCES,
    FILES;

    /** As the page knows it, such as {@code pass-rates}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
