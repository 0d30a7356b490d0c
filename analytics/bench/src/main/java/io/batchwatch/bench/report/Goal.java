package io.batchwatch.bench.report;

import java.util.Objects;

/**
 * What was wished for, and what came.
 *
 * @param what such as {@code rate against DuckDB}
 * @param wanted the bound
 */
public record Goal(String what, double value, Bound bound, double wanted, String unit) {
    /** On which side of the wanted value it is good to be. */
    public enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    public Goal {
        Objects.requireNonNull(what);
        Objects.requireNonNull(bound);
        Objects.requireNonNull(unit);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is no number: " + value);
        }
    }

    public static Goal atLeast(double wanted, String unit, String what, double value) {
        return new Goal(what, value, Bound.AT_LEAST, wanted, unit);
    }

    public static Goal atMost(double wanted, String unit, String what, double value) {
        return new Goal(what, value, Bound.AT_MOST, wanted, unit);
    }

    boolean isMet() {
        return switch (bound) {
            case AT_LEAST -> value >= wanted;
            case AT_MOST -> value <= wanted;
        };
    }
}
