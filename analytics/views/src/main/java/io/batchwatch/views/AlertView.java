package io.batchwatch.views;

import java.time.Instant;
import java.util.Optional;

/**
 * A batch became SUSPECT or UNSAFE, or ceased to be, or is overdue: what a duty officer or another platform must hear of.
 *
 * @param alertId batch key and the version of the batch that raised it
 * @param clock the duty whose time is over; empty if the state changed
 * @param raisedAt when the evidence reached us; of a clock, when its time was over
 * @param judgedAt when the job moved the batch
 */
public record AlertView(
        String alertId,
        String batchId,
        BatchState from,
        BatchState to,
        Optional<BatchClock> clock,
        Severity severity,
        String hazard,
        String category,
        Instant raisedAt,
        Instant judgedAt,
        String sentenceZh,
        String sentenceEn,
        long version) {
    public AlertView {
        // An alert of an earlier release says nothing of clocks.
        clock = clock == null ? Optional.empty() : clock;
    }
}
