package io.batchwatch.board.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * How one subscriber's webhook does, as whoever posts there says.
 *
 * @param delivered attempts that were taken, since the start
 * @param retried attempts in vain that will be made again, since the start
 * @param givenUp messages given up, since the start
 * @param pending messages that wait
 * @param oldestPending since when the oldest of them waits
 * @param deadLetters messages that were given up and lie there
 */
public record WebhookNumbers(
        long delivered, long retried, long givenUp, long pending, Optional<Instant> oldestPending, long deadLetters) {}
