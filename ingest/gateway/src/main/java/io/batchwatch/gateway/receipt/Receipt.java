package io.batchwatch.gateway.receipt;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * What a receipt says beside its rows.
 *
 * @param profile that read the file; empty if none did
 * @param form how the file was written, such as {@code csv, comma}; empty if no row could be read
 * @param charset the file was read in; empty if it could not be
 * @param ignoredColumns columns that nobody reads
 * @param passedOver rows that are no results by the profile's rules: blanks, controls, a header once more; counted nowhere else
 * @param unreadable why no row could be read; empty if rows could
 */
public record Receipt(
        ReceiptSummary summary,
        String profile,
        String form,
        String charset,
        List<String> ignoredColumns,
        long passedOver,
        List<Problem> unreadable) {
    public Receipt {
        Objects.requireNonNull(summary);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(form);
        Objects.requireNonNull(charset);
        ignoredColumns = List.copyOf(ignoredColumns);
        unreadable = List.copyOf(unreadable);
    }
}
