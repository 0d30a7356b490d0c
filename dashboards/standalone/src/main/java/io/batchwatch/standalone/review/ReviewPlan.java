package io.batchwatch.standalone.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When the history is looked back over again: once it has changed and stands still for a moment, or has not stood still for a
 * quarter of an hour; and so seldom that it takes no more than one part in a hundred of the time. Not thread-safe.
 */
final class ReviewPlan {
    static final Duration PATIENCE = Duration.ofMinutes(15);
    static final int PAUSE_FOR_ONE = 100;

    private Optional<Instant> reviewed = Optional.empty();
    private Optional<Instant> seen = Optional.empty();
    private Instant changedSince = Instant.MAX;
    private Instant notBefore = Instant.MIN;

    /**
     * Asked every few seconds.
     *
     * @param newest when the history last changed; empty while there is none
     */
    boolean isDue(Optional<Instant> newest, Instant now) {
        boolean standsStill = newest.equals(seen);
        seen = newest;
        if (newest.isEmpty() || newest.equals(reviewed)) {
            changedSince = Instant.MAX;
            return false;
        }
        if (changedSince.equals(Instant.MAX)) {
            changedSince = now;
        }
        boolean hasWaited = !now.isBefore(notBefore);
        return hasWaited && (standsStill || !now.isBefore(changedSince.plus(PATIENCE)));
    }

    /**
     * @param newest as it was when the review began: what came since is for the next one
     * @param took how long it took
     */
    void reviewed(Optional<Instant> newest, Duration took, Instant now) {
        reviewed = Objects.requireNonNull(newest);
        changedSince = Instant.MAX;
        notBefore = now.plus(took.multipliedBy(PAUSE_FOR_ONE));
    }
}
