package io.batchwatch.views;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A clock that runs for a batch.
 *
 * @param startedAt what set it going
 * @param dueAt the first instant that is too late
 * @param overdueSince {@code dueAt}, once it has passed; empty for clocks that are no duty
 * @param provisional true if working days were counted in a year whose holidays are not known: weekends only
 * @param source the law and article
 */
public record BatchClockView(
        BatchClock clock,
        BatchClock.Kind kind,
        Instant startedAt,
        Instant dueAt,
        Optional<Instant> overdueSince,
        boolean provisional,
        String source) {
    public BatchClockView {
        Objects.requireNonNull(clock);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(dueAt);
        overdueSince = overdueSince == null ? Optional.empty() : overdueSince;
        Objects.requireNonNull(source);
    }
}
