package io.batchwatch.contract;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was tested, how and by whom.
 *
 * @param analyte its code is {@link #WHOLE_SAMPLE} for a verdict on the sample as a whole
 * @param operator the person at the bench, as received; kept for tracing, never shown
 * @param replicate 1 for the first determination
 */
public record TestItem(
        Term analyte,
        String method,
        TestKind kind,
        Term lab,
        String instrument,
        String reagentLot,
        String operator,
        int replicate,
        Optional<Instant> testedAt,
        Optional<Instant> reportedAt) {
    /** The analyte's code of a verdict on the whole sample: authorities publish passing samples without any item. */
    public static final String WHOLE_SAMPLE = "*";

    public TestItem {
        if (!analyte.isGiven()) {
            throw new IllegalArgumentException("a test item has an analyte");
        }
        if (replicate < 1) {
            throw new IllegalArgumentException("replicates count from 1, not " + replicate);
        }
        Objects.requireNonNull(method);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(lab);
        Objects.requireNonNull(instrument);
        Objects.requireNonNull(reagentLot);
        Objects.requireNonNull(operator);
        Objects.requireNonNull(testedAt);
        Objects.requireNonNull(reportedAt);
    }

    public boolean isWholeSample() {
        return analyte.code().equals(WHOLE_SAMPLE);
    }
}
