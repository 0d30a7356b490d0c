package io.batchwatch.rules.judge;

import io.batchwatch.rules.reference.Limit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The limit that a result was held against.
 *
 * @param source the standard and clause, such as {@code GB 2763-2021 4.99}
 * @param effectiveFrom the first day on which it was in force
 */
public record AppliedLimit(BigDecimal value, String unit, String source, LocalDate effectiveFrom) {
    public AppliedLimit {
        Objects.requireNonNull(value);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(source);
        Objects.requireNonNull(effectiveFrom);
    }

    static AppliedLimit of(Limit limit) {
        return new AppliedLimit(limit.value(), limit.unitText(), limit.source(), limit.validFrom());
    }
}
