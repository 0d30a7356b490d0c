package io.batchwatch.webhooks.post;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the next attempt is due: each pause twice the one before, with chance in it, so that not all come back at once.
 *
 * @param first about how long the first pause is
 * @param longest no pause is longer, unless the subscriber asks for it
 * @param mostAttempts after so many attempts a delivery is given up
 * @param giveUpAfter so long after it was queued, too
 */
public record RetrySchedule(Duration first, Duration longest, int mostAttempts, Duration giveUpAfter) {
    /** A second, two, four … ten minutes; for a day. */
    public static final RetrySchedule USUAL =
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(10), 200, Duration.ofDays(1));

    private static final int MOST_DOUBLINGS = 30;

    public RetrySchedule {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || mostAttempts < 1) {
            throw new IllegalArgumentException("no schedule: " + first + ", " + longest + ", " + mostAttempts);
        }
    }

    /**
     * From half of the doubled pause to all of it.
     *
     * @param failures so far, at least 1
     */
    public Duration pause(int failures, RandomGenerator chance) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(Math.max(doubled, first.toMillis()), longest.toMillis());
        return Duration.ofMillis(most / 2 + chance.nextLong(most / 2 + 1));
    }

    boolean isOver(int attempts, Instant queuedAt, Instant now) {
        return attempts >= mostAttempts || !queuedAt.plus(giveUpAfter).isAfter(now);
    }
}
