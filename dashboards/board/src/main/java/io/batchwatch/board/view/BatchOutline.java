package io.batchwatch.board.view;

import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchView;
import java.time.Instant;
import java.util.Comparator;

/**
 * What batches are found, ordered and counted by: of a packed batch all that is at hand. Moments are milliseconds since 1970, as
 * exact as anything that reaches a batch, for tens of thousands of outlines are kept.
 *
 * @param lastSampledMillis of what stands against it; {@link #NEVER} if nothing was sampled
 */
public record BatchOutline(
        String batchId, BatchMarks marks, long openedMillis, long changedMillis, long lastSampledMillis, long version) {
    private static final long NEVER = Long.MIN_VALUE;

    /** UNSAFE before SUSPECT before the others, then the gravest, then the newest change, then the latest sample first. */
    public static final Comparator<BatchOutline> GRAVEST_FIRST = Comparator.comparing(
                    BatchOutline::marks, BatchMarks.GRAVEST_FIRST)
            .thenComparing(Comparator.comparingLong(BatchOutline::changedMillis).reversed())
            .thenComparing(
                    Comparator.comparingLong(BatchOutline::lastSampledMillis).reversed())
            .thenComparing(BatchOutline::batchId);

    /**
     * @param marks those of the batch
     */
    static BatchOutline of(BatchView batch, BatchMarks marks) {
        return new BatchOutline(
                batch.batchId(),
                marks,
                batch.openedAt().toEpochMilli(),
                batch.changedAt().toEpochMilli(),
                latestSample(batch),
                batch.version());
    }

    /** One file may flag hundreds of batches at the same moment: of them the latest sampled is the one still on sale. */
    private static long latestSample(BatchView batch) {
        return batch.findings().stream()
                .map(BatchFinding::sampledAt)
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElse(NEVER);
    }

    public Instant openedAt() {
        return Instant.ofEpochMilli(openedMillis);
    }

    public Instant changedAt() {
        return Instant.ofEpochMilli(changedMillis);
    }

    public boolean wasSampledSince(Instant moment) {
        return lastSampledMillis >= moment.toEpochMilli();
    }
}
