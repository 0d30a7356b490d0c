package io.batchwatch.views;

import java.time.Instant;
import java.util.List;

/**
 * A batch that something stands, or stood, against. A batch that is not on the topic is CLEAR.
 *
 * @param hazard the gravest finding's hazard group
 * @param openedAt when the first evidence that still stands against it reached us; of a closed batch, when it closed
 * @param changedAt when the state last changed
 * @param findings what stands against it now, the fifty gravest first
 * @param story how it came there, the latest fifty moments, oldest first
 * @param version how many pieces of evidence went into it
 */
public record BatchView(
        String batchId,
        String product,
        String productName,
        String category,
        String producer,
        String site,
        BatchState state,
        Severity severity,
        String hazard,
        Instant openedAt,
        Instant changedAt,
        List<BatchFinding> findings,
        List<BatchMoment> story,
        long version) {
    public BatchView {
        findings = List.copyOf(findings);
        story = List.copyOf(story);
    }
}
