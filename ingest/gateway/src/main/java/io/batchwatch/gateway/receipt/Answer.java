package io.batchwatch.gateway.receipt;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What the sender of one delivery is told, for each door to say in its own words.
 *
 * @param receipt the receipt's JSON file
 * @param reasons why rows, or the whole delivery, were refused: the first {@value #MOST_REASONS}
 */
public record Answer(ReceiptSummary summary, Path receipt, List<Reason> reasons) {
    public static final int MOST_REASONS = 100;

    /**
     * @param line of the refused row; 1 if it concerns the delivery as a whole
     * @param place where a person finds the row; empty where the line says it all
     */
    public record Reason(long line, String place, Problem problem) {}

    public Answer {
        Objects.requireNonNull(summary);
        Objects.requireNonNull(receipt);
        reasons = List.copyOf(reasons);
    }

    /** True if nothing was read because there is too much of it. */
    public boolean isTooLarge() {
        return summary.unreadable().equals(Rule.TOO_LARGE.code());
    }

    /** True if rows could be read and none was refused. */
    public boolean isAllTaken() {
        return summary.unreadable().isEmpty() && summary.rejected() == 0;
    }
}
