package io.batchwatch.views;

import java.time.Instant;

/**
 * The final account of a file: rows = accepted + duplicates + corrected + rejected once {@link #isSettled}.
 *
 * @param rows as the door counted them; 0 until its receipt is closed
 * @param arrivals how often these bytes came; the counts are of the first time, every later row is a duplicate
 * @param results verdicts of its accepted and corrected rows, as judged when they came
 */
public record FileView(
        String contentHash,
        String partner,
        String file,
        Instant receivedAt,
        long rows,
        long accepted,
        long duplicates,
        long corrected,
        long rejected,
        long arrivals,
        VerdictCounts results,
        long version) {
    /** True when the door has closed its receipt and the job has answered for every row. */
    public boolean isSettled() {
        return rows == accepted + duplicates + corrected + rejected;
    }
}
