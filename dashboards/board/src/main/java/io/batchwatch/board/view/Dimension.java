package io.batchwatch.board.view;

import io.batchwatch.views.CellKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What pass rates can be grouped by, and all but the first two also looked at alone. */
public enum Dimension {
    DAY,
    /** Of the day of sampling, such as {@code 2026-03}. */
    MONTH,
    SITE,
    CATEGORY,
    HAZARD,
    LAB,
    CAMPAIGN,
    ORIGIN;

    /** As it stands in a question and in its answer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> of(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code().equals(code))
                .findFirst();
    }

    String of(CellKey key) {
        return switch (this) {
            case DAY -> key.day().toString();
            case MONTH -> key.day().toString().substring(0, "2026-03".length());
            case SITE -> key.site();
            case CATEGORY -> key.category();
            case HAZARD -> key.hazard();
            case LAB -> key.lab();
            case CAMPAIGN -> key.campaign();
            case ORIGIN -> key.origin().name();
        };
    }
}
