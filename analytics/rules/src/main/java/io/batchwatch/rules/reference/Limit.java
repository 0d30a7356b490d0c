package io.batchwatch.rules.reference;

import io.batchwatch.rules.quantity.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A limit of one analyte in one food, in force for a time in one jurisdiction.
 *
 * @param jurisdiction whose law it is, such as {@code CN}; {@link Jurisdictions#EVERYWHERE} for all
 * @param food a product, a category or {@code *}; it holds for all that descends from it and has no nearer limit
 * @param kind on which side of the value what is measured passes, and whether the value itself does
 * @param value of a sampling plan the M above which no result may lie
 * @param validFrom the first day in force
 * @param validTo the last day in force; empty while no end is known
 * @param roundTo decimals to round a value to before comparing (GB/T 8170, half to even); empty compares the full value
 * @param plan given for {@link Kind#SAMPLING_PLAN} and for nothing else
 * @param source the standard and clause
 */
public record Limit(
        String jurisdiction,
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
        Optional<SamplingPlan> plan,
        String source) {
    /** Which side of the limit passes, and which side its own value is on. */
    public enum Kind {
        /** The greatest value that passes: a maximum residue or contaminant limit. */
        MAXIMUM,
        /** The least value that is positive: a screening method's threshold. */
        THRESHOLD,
        /** The least value that passes, such as the protein that milk must have. */
        MINIMUM,
        /** Several results of one lot against n, c, m and M. */
        SAMPLING_PLAN;

        /** True if what lies below does not pass; such a limit may stand beside one that bounds from above. */
        public boolean boundsFromBelow() {
            return switch (this) {
                case MINIMUM -> true;
                case MAXIMUM, THRESHOLD, SAMPLING_PLAN -> false;
            };
        }
    }

    public Limit {
        Objects.requireNonNull(jurisdiction);
        Objects.requireNonNull(analyte);
        Objects.requireNonNull(food);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(unitText);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(decisionRule);
        Objects.requireNonNull(roundTo);
        Objects.requireNonNull(source);
        if (plan.isPresent() != (kind == Kind.SAMPLING_PLAN)) {
            throw new IllegalArgumentException("a sampling plan has its n, c and m, and nothing else has them");
        }
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

    /** True if both speak of one side of one thing on one day; which of them holds could not be said. */
    boolean contradicts(Limit other) {
        return jurisdiction.equals(other.jurisdiction)
                && kind.boundsFromBelow() == other.kind.boundsFromBelow()
                && overlaps(other);
    }

    /** True if the other speaks of the same side of the same thing, whenever. */
    boolean isReplacedBy(Limit other) {
        return jurisdiction.equals(other.jurisdiction)
                && analyte.equals(other.analyte)
                && food.equals(other.food)
                && kind.boundsFromBelow() == other.kind.boundsFromBelow();
    }

    /** The same limit at a method's own value. */
    Limit at(Method.Amount amount, String methodSource) {
        return new Limit(
                jurisdiction,
                analyte,
                food,
                kind,
                amount.number(),
                amount.unitText(),
                amount.unit(),
                validFrom,
                validTo,
                decisionRule,
                roundTo,
                plan,
                methodSource);
    }

    /** The same limit, as if it had always been in force. */
    Limit always() {
        return new Limit(
                jurisdiction,
                analyte,
                food,
                kind,
                value,
                unitText,
                unit,
                LocalDate.EPOCH,
                Optional.empty(),
                decisionRule,
                roundTo,
                plan,
                source);
    }

    private boolean overlaps(Limit other) {
        return (validTo.isEmpty() || !other.validFrom.isAfter(validTo.get()))
                && (other.validTo.isEmpty() || !validFrom.isAfter(other.validTo.get()));
    }
}
