package io.batchwatch.webhooks.post;

import java.time.Instant;
import java.util.Optional;

/**
 * What a courier has done since it was started, and what lies before it.
 *
 * @param retried attempts that were in vain and will be made again
 * @param oldestPending when the oldest of the pending was queued
 */
public record Tally(
        long delivered, long retried, long givenUp, long pending, Optional<Instant> oldestPending, long deadLetters) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, Optional.empty(), 0);

    Tally seeing(long nowPending, Optional<Instant> oldest, long letters) {
        return new Tally(delivered, retried, givenUp, nowPending, oldest, letters);
    }

    Tally oneDelivered() {
        return new Tally(delivered + 1, retried, givenUp, Math.max(0, pending - 1), oldestPending, deadLetters);
    }

    Tally oneRetried() {
        return new Tally(delivered, retried + 1, givenUp, pending, oldestPending, deadLetters);
    }

    Tally oneGivenUp() {
        return new Tally(delivered, retried, givenUp + 1, pending, oldestPending, deadLetters);
    }
}
