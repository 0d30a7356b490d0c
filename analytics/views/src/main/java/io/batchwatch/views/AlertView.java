package io.batchwatch.views;

import java.time.Instant;

/**
 * A batch became SUSPECT or UNSAFE, or ceased to be: what a duty officer or another platform must hear of.
 *
 * @param alertId batch key and the version of the batch that raised it
 * @param raisedAt when the evidence reached us
 * @param judgedAt when the job moved the batch
 */
public record AlertView(
        String alertId,
        String batchId,
        BatchState from,
        BatchState to,
        Severity severity,
        String hazard,
        String category,
        Instant raisedAt,
        Instant judgedAt,
        String sentenceZh,
        String sentenceEn,
        long version) {}
