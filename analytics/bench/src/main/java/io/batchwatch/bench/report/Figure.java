package io.batchwatch.bench.report;

import java.util.Objects;

/**
 * One number that was measured.
 *
 * @param subject whose number it is, such as {@code batchwatch} or {@code DuckDB}
 * @param what such as {@code rate}
 * @param unit such as {@code rows/s}
 */
public record Figure(String subject, String what, double value, String unit) {
    public Figure {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(what);
        Objects.requireNonNull(unit);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(subject + ", " + what + " is no number: " + value);
        }
    }
}
