package io.batchwatch.rules.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a review is of.
 *
 * @param at when it was made
 * @param from the first day of sampling that was looked at
 * @param to the last
 */
public record Reviewed(Instant at, LocalDate from, LocalDate to) {
    public Reviewed {
        Objects.requireNonNull(at);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a review ends before it begins");
        }
    }

    /** A later review takes the place of an earlier one. */
    long version() {
        return at.toEpochMilli();
    }
}
