package io.batchwatch.rules.reference.published;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read of a published table.
 *
 * @param cells how many cells hold a limit, read or not
 */
public record PublishedTable(List<Row> limits, List<NotUnderstood> notUnderstood, long cells) {
    public PublishedTable {
        limits = List.copyOf(limits);
        notUnderstood = List.copyOf(notUnderstood);
    }

    /** A limit as {@code limits.csv} has it. */
    public record Row(
            String analyte,
            String food,
            BigDecimal value,
            String unit,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            String clause) {
        public Row {
            Objects.requireNonNull(analyte);
            Objects.requireNonNull(food);
            Objects.requireNonNull(value);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(validFrom);
            Objects.requireNonNull(validTo);
            Objects.requireNonNull(clause);
        }
    }

    /** Why a cell became no limit. */
    public enum Reason {
        /** Nobody has said yet which analyte and which food it means. */
        NOT_MAPPED,
        /** The clause says something else than when it was mapped. */
        MAPPED_OTHERWISE,
        /** What stands in the cell is no number. */
        NO_NUMBER,
        /** On a basis of its own, such as fat: a result on the whole product must not be held against it. */
        OTHER_BASIS,
        /** The unit is not known here. */
        NO_UNIT
    }

    /**
     * @param line counted from 1
     * @param column counted from 1, the first cell that may hold a limit
     * @param text what stands there
     */
    public record NotUnderstood(long line, String clause, int column, String product, String text, Reason reason) {
        public NotUnderstood {
            Objects.requireNonNull(clause);
            Objects.requireNonNull(product);
            Objects.requireNonNull(text);
            Objects.requireNonNull(reason);
        }
    }
}
