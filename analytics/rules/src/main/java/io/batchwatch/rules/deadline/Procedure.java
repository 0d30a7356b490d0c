package io.batchwatch.rules.deadline;

import io.batchwatch.views.BatchClock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How long one clock runs for batches of some categories, by a law in force for a time.
 *
 * @param categories food groups; empty for all that no other procedure names
 * @param validFrom the first day in force
 * @param validTo the last day in force; empty while no end is known
 */
public record Procedure(
        BatchClock clock,
        Set<String> categories,
        Span span,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String source) {
    public Procedure {
        Objects.requireNonNull(clock);
        categories = Set.copyOf(categories);
        Objects.requireNonNull(span);
        Objects.requireNonNull(source);
        if (validTo.isPresent() && validTo.get().isBefore(validFrom)) {
            throw new IllegalArgumentException("a procedure ends after it begins");
        }
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo.isEmpty() || !day.isAfter(validTo.get()));
    }

    /** True if on some day both would speak of one batch. */
    public boolean contradicts(Procedure other) {
        boolean sameFood = categories.isEmpty()
                ? other.categories.isEmpty()
                : categories.stream().anyMatch(other.categories::contains);
        return clock == other.clock
                && sameFood
                && (validTo.isEmpty() || !other.validFrom.isAfter(validTo.get()))
                && (other.validTo.isEmpty() || !validFrom.isAfter(other.validTo.get()));
    }
}
