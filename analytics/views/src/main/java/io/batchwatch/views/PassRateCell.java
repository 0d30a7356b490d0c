package io.batchwatch.views;

import java.util.Objects;

/**
 * The counts of one cell.
 *
 * @param samples samples by verdict; {@code samples.pass / samples.judged()} is the sampling pass rate
 * @param items test items by verdict
 * @param version how many changes went into the counts
 */
public record PassRateCell(CellKey key, VerdictCounts samples, VerdictCounts items, long version) {
    public PassRateCell {
        Objects.requireNonNull(key);
        Objects.requireNonNull(samples);
        Objects.requireNonNull(items);
    }
}
