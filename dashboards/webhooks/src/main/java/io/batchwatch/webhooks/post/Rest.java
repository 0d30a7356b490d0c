package io.batchwatch.webhooks.post;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long a subscriber that does not take its messages is left alone: longer each time, or as long as it asked. Of one thread. */
final class Rest {
    private final RetrySchedule schedule;
    private final RandomGenerator chance;
    private int failuresInARow;
    private Instant until = Instant.MIN;

    Rest(RetrySchedule schedule, RandomGenerator chance) {
        this.schedule = schedule;
        this.chance = chance;
    }

    /** All is well, or may be again. */
    void end() {
        failuresInARow = 0;
        until = Instant.MIN;
    }

    /** One more attempt was in vain. */
    void begin(Instant now, Duration asked) {
        failuresInARow++;
        until = now.plus(longer(asked, schedule.pause(failuresInARow, chance)));
    }

    /** Whether the trouble has only now begun. */
    boolean isNew() {
        return failuresInARow == 1;
    }

    boolean isOn(Instant now) {
        return until.isAfter(now);
    }

    /** That instant, or the end of the rest if that is later. */
    Instant notBefore(Instant at) {
        return at.isAfter(until) ? at : until;
    }

    /**
     * When a delivery is due again.
     *
     * @param failures of this delivery, at least 1
     */
    Instant nextAttempt(Instant now, Duration asked, int failures) {
        return now.plus(longer(asked, schedule.pause(failures, chance)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
