package io.batchwatch.rules.reference;

import io.batchwatch.rules.quantity.Unit;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a test method where it is used for one analyte.
 *
 * @param code such as {@code GB/T 5009.199}
 * @param threshold the least value that the method calls positive; it takes the place of a limit of the kind {@code threshold}
 * @param lod its limit of detection, for results that do not say theirs
 * @param interfering foods known to disturb it, and all below them; empty where the products say so themselves
 * @param source where that stands
 */
public record Method(
        String code,
        String analyte,
        Optional<Amount> threshold,
        Optional<Amount> lod,
        Set<String> interfering,
        String source) {
    public Method {
        Objects.requireNonNull(code);
        Objects.requireNonNull(analyte);
        Objects.requireNonNull(threshold);
        Objects.requireNonNull(lod);
        Objects.requireNonNull(source);
        interfering = Set.copyOf(interfering);
    }

    /** A number with its unit. */
    public record Amount(BigDecimal number, Unit unit, String unitText) {
        public Amount {
            Objects.requireNonNull(number);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(unitText);
        }
    }
}
