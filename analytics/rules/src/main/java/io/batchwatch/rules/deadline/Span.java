package io.batchwatch.rules.deadline;

import java.util.Objects;

/**
 * A length of time as a law gives it.
 *
 * @param count at least 1
 */
public record Span(int count, Unit unit) {
    public Span {
        Objects.requireNonNull(unit);
        if (count < 1) {
            throw new IllegalArgumentException("a span lasts at least one of its units, not " + count);
        }
    }

    /** How it is counted (Civil Code art. 200-204). */
    public enum Unit {
        /** From the moment itself, through nights and holidays. */
        HOURS,
        /** From the next day on; a last day that is no working day is moved to the next one that is. */
        DAYS,
        /** From the next day on, working days alone. */
        WORKING_DAYS,
        /** To the day of the same number, or the month's last; a last day that is no working day is moved as well. */
        MONTHS
    }
}
