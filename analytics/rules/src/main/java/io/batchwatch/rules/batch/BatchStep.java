package io.batchwatch.rules.batch;

import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one thing that happened to a batch changes.
 *
 * @param view what is shown of the batch from now on; empty while nothing ever stood against it
 * @param moments what the story gained, oldest first
 * @param alerts what a duty officer must hear: that the state changed, that something is overdue, that papers are missing
 * @param nextEnd when the next clock runs out, or papers are looked at again; empty if neither
 */
public record BatchStep(
        BatchLedger next,
        Optional<BatchView> view,
        List<BatchMoment> moments,
        List<AlertView> alerts,
        Optional<Instant> nextEnd) {
    public BatchStep {
        Objects.requireNonNull(next);
        Objects.requireNonNull(view);
        moments = List.copyOf(moments);
        alerts = List.copyOf(alerts);
        Objects.requireNonNull(nextEnd);
    }

    /** Nobody has to hear of it, and time alone changes nothing. */
    static BatchStep quiet(BatchLedger next) {
        return new BatchStep(next, Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** True if the batch is in another state than before. */
    public boolean movesState() {
        return alerts.stream().anyMatch(alert -> alert.cause() == AlertCause.STATE);
    }
}
