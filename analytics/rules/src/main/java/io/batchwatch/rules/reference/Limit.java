package io.batchwatch.rules.reference;

import io.batchwatch.rules.quantity.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A limit of one analyte in one food, in force for a time.
 *
 * @param food a product, a category or {@code *}; it holds for all that descends from it and has no nearer limit
 * @param kind whether the value itself still passes
 * @param validFrom the first day in force
 * @param validTo the last day in force; empty while no end is known
 * @param roundTo decimals to round a value to before comparing (GB/T 8170, half to even); empty compares the full value
 * @param source the standard and clause
 */
public record Limit(
        String analyte,
        String food,
        Kind kind,
        BigDecimal value,
        String unitText,
        Unit unit,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        DecisionRule decisionRule,
        OptionalInt roundTo,
        String source) {
    /** Which side of the limit its own value is on. */
    public enum Kind {
        /** The greatest value that passes: a maximum residue or contaminant limit. */
        MAXIMUM,
        /** The least value that is positive: a screening method's threshold. */
        THRESHOLD
    }

    public Limit {
        Objects.requireNonNull(analyte);
        Objects.requireNonNull(food);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(unitText);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(decisionRule);
        Objects.requireNonNull(roundTo);
        Objects.requireNonNull(source);
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        if (validTo.isPresent() && validTo.get().isBefore(validFrom)) {
            throw new IllegalArgumentException("a limit ends after it begins");
        }
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo.isEmpty() || !day.isAfter(validTo.get()));
    }

    boolean overlaps(Limit other) {
        return (validTo.isEmpty() || !other.validFrom.isAfter(validTo.get()))
                && (other.validTo.isEmpty() || !validFrom.isAfter(other.validTo.get()));
    }
}
