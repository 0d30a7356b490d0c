package io.batchwatch.rules.batch;

import io.batchwatch.rules.deadline.Deadline;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** A clock that runs for a batch, and when its time is over. */
record RunningClock(BatchClock clock, Instant startedAt, Deadline deadline) {
    static final Comparator<RunningClock> FIRST_DUE = Comparator.comparing(RunningClock::dueAt)
            .thenComparing(RunningClock::startedAt)
            .thenComparing(RunningClock::clock);

    RunningClock {
        Objects.requireNonNull(clock);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(deadline);
    }

    Instant dueAt() {
        return deadline.dueAt();
    }

    boolean isOver(Instant now) {
        return !now.isBefore(dueAt());
    }

    /** Nobody need be told of the end of a mere keeping. */
    boolean rings() {
        return clock.kind() != BatchClock.Kind.KEEPING;
    }

    BatchClockView view(Instant now) {
        boolean isOverdue = clock.kind() == BatchClock.Kind.DUTY && isOver(now);
        return new BatchClockView(
                clock,
                clock.kind(),
                startedAt,
                dueAt(),
                isOverdue ? Optional.of(dueAt()) : Optional.empty(),
                deadline.isProvisional(),
                deadline.source());
    }
}
