package io.batchwatch.jobs.history;

import java.time.Duration;
import java.time.Instant;

/**
 * How many files a directory may still get: a few at once, then one a minute. It keeps the history from becoming a heap of
 * tiny files, and lets the first results be seen at once.
 */
final class FileAllowance {
    static final int AT_ONCE = 5;
    static final Duration THEN_ONE_EACH = Duration.ofMinutes(1);

    private double left = AT_ONCE;
    private Instant countedAt;

    FileAllowance(Instant now) {
        countedAt = now;
    }

    boolean allowsOne(Instant now) {
        double earned = Duration.between(countedAt, now).toMillis() / (double) THEN_ONE_EACH.toMillis();
        left = Math.min(AT_ONCE, left + Math.max(0, earned));
        countedAt = now;
        return left >= 1;
    }

    /**
     * May overdraw: where memory runs out there is no choice. What is overdrawn need not be earned back, or what comes behind
     * a large file would stay unseen for as many minutes as that file took files.
     */
    void take() {
        left = Math.max(0, left - 1);
    }

    boolean isFull() {
        return left >= AT_ONCE;
    }
}
