package io.batchwatch.board.state;

import io.batchwatch.views.CellKey;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what pass rates can be grouped. */
public enum Dimension {
    DAY,
    MONTH,
    SITE,
    CATEGORY,
    HAZARD,
    LAB,
    CAMPAIGN,
    ORIGIN;

    /** As it is written in a request, such as {@code category}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> of(String text) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.text().equals(text))
                .findFirst();
    }

    String of(CellKey cell) {
        return switch (this) {
            case DAY -> cell.day().toString();
            case MONTH -> YearMonth.from(cell.day()).toString();
            case SITE -> cell.site();
            case CATEGORY -> cell.category();
            case HAZARD -> cell.hazard();
            case LAB -> cell.lab();
            case CAMPAIGN -> cell.campaign();
            case ORIGIN -> cell.origin().name();
        };
    }
}
