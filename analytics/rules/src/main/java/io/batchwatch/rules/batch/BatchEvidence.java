package io.batchwatch.rules.batch;

import io.batchwatch.views.BatchFinding;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of what one result says of a batch.
 *
 * @param about what the sample says of the batch itself
 * @param resultId 32 hexadecimal digits
 * @param finding what the result says from now on; empty if it no longer speaks of this batch
 * @param at when the row that changed it was received
 */
public record BatchEvidence(BatchDescription about, String resultId, Optional<BatchFinding> finding, Instant at) {
    public BatchEvidence {
        Objects.requireNonNull(about);
        Objects.requireNonNull(resultId);
        Objects.requireNonNull(finding);
        Objects.requireNonNull(at);
    }

    public String batchKey() {
        return about.batchKey();
    }
}
