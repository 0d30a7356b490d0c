package io.batchwatch.board.view;

import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchView;
import java.time.Instant;
import java.util.Comparator;

/**
 * What batches are found, ordered and counted by: of a packed batch all that is at hand.
 *
 * @param lastSampledAt of what stands against it; {@link Instant#MIN} if nothing was sampled
 */
public record BatchOutline(
        String batchId, BatchMarks marks, Instant openedAt, Instant changedAt, Instant lastSampledAt, long version) {
    /** UNSAFE before SUSPECT before the others, then the gravest, then the newest change, then the latest sample first. */
    static final Comparator<BatchOutline> GRAVEST_FIRST = Comparator.comparing(
                    BatchOutline::marks, BatchMarks.GRAVEST_FIRST)
            .thenComparing(Comparator.comparing(BatchOutline::changedAt).reversed())
            .thenComparing(Comparator.comparing(BatchOutline::lastSampledAt).reversed())
            .thenComparing(BatchOutline::batchId);

    /**
     * @param marks those of the batch
     */
    static BatchOutline of(BatchView batch, BatchMarks marks) {
        return new BatchOutline(
                batch.batchId(),
                marks,
                batch.openedAt(),
                // Mostly one and the same moment.
                batch.changedAt().equals(batch.openedAt()) ? batch.openedAt() : batch.changedAt(),
                latestSample(batch),
                batch.version());
    }

    /** One file may flag hundreds of batches at the same moment: of them the latest sampled is the one still on sale. */
    private static Instant latestSample(BatchView batch) {
        return batch.findings().stream()
                .map(BatchFinding::sampledAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
