package io.batchwatch.rules.batch;

import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchView;
import java.util.Objects;
import java.util.Optional;

/**
 * What one piece of evidence changes.
 *
 * @param view what is shown of the batch from now on; empty while nothing ever stood against it
 * @param alert what a duty officer must hear; empty unless the state changed
 */
public record BatchStep(BatchLedger next, Optional<BatchView> view, Optional<AlertView> alert) {
    public BatchStep {
        Objects.requireNonNull(next);
        Objects.requireNonNull(view);
        Objects.requireNonNull(alert);
    }
}
