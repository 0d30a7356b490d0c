package io.batchwatch.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the door knew of one arrival when it closed: the record of {@code lab.receipts}.
 *
 * <p>Each row is in exactly one of the four counters. Rows that repeat an earlier file's result are still
 * {@code accepted} here; the job settles them.
 *
 * @param arrivalId names this arrival: the same bytes sent twice are two arrivals of one content hash
 * @param rejectsByRule how many rows were refused first of all by each rule
 * @param unreadable why the bytes could not be read as rows at all; empty if they could
 * @param expectedInterval how often this partner should be heard of, if its profile says so
 * @param reading which reading of the bytes this is, counted from 1
 */
public record ReceiptSummary(
        String arrivalId,
        String partner,
        String transport,
        String file,
        String contentHash,
        Instant receivedAt,
        Instant closedAt,
        long rows,
        long accepted,
        long duplicates,
        long corrected,
        long rejected,
        Map<String, Long> rejectsByRule,
        String unreadable,
        Optional<Duration> expectedInterval,
        int reading) {
    public ReceiptSummary {
        Objects.requireNonNull(arrivalId);
        Objects.requireNonNull(partner);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(file);
        Objects.requireNonNull(contentHash);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(closedAt);
        Objects.requireNonNull(unreadable);
        Objects.requireNonNull(expectedInterval);
        rejectsByRule = Map.copyOf(rejectsByRule);
        if (Math.min(Math.min(accepted, duplicates), Math.min(corrected, rejected)) < 0) {
            throw new IllegalArgumentException("a counter of rows is not negative");
        }
        if (rows != accepted + duplicates + corrected + rejected) {
            throw new IllegalArgumentException(
                    "%d rows are not %d + %d + %d + %d".formatted(rows, accepted, duplicates, corrected, rejected));
        }
    }
}
