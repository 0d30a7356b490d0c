package io.batchwatch.views;

import java.time.Instant;
import java.util.Optional;

/**
 * A batch became SUSPECT or UNSAFE, or ceased to be, or is overdue, or lacks its papers, or a partner and we disagree: what a duty officer or another platform must hear of.
 *
 * @param alertId the same whenever the same is told again, as after a failure; see the room's README
 * @param batchId empty if the alert is of no batch
 * @param cause what to read it as; an alert of an earlier release says it by its clock
 * @param clock the duty whose time is over; empty unless it is overdue
 * @param site where the goods of the gravest finding were sampled; empty if nobody said
 * @param raisedAt when the evidence reached us; of a clock, when its time was over
 * @param judgedAt when the job moved the batch
 */
public record AlertView(
        String alertId,
        String batchId,
        AlertCause cause,
        BatchState from,
        BatchState to,
        Optional<BatchClock> clock,
        Severity severity,
        String hazard,
        String category,
        String site,
        Instant raisedAt,
        Instant judgedAt,
        String sentenceZh,
        String sentenceEn,
        long version) {
    public AlertView {
        // An alert of an earlier release says nothing of clocks and sites.
        clock = clock == null ? Optional.empty() : clock;
        if (cause == null) {
            cause = clock.isPresent() ? AlertCause.OVERDUE : AlertCause.STATE;
        }
        site = site == null ? "" : site;
    }
}
