package io.batchwatch.bench.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looking again and again until something is there. */
public final class Waiting {
    /** Where a look costs nothing. */
    private static final Duration OFTEN = Duration.ofMillis(50);

    /** Where a look takes something from what is measured. */
    private static final Duration SELDOM = Duration.ofMillis(500);

    private Waiting() {}

    /** Looks for something that may not be there yet. */
    @FunctionalInterface
    public interface Look<T> {
        Optional<T> look() throws InterruptedException;
    }

    /**
     * @throws IllegalStateException if it is not there in time
     */
    public static <T> T until(String what, Duration patience, Look<T> look) throws InterruptedException {
        return until(what, patience, OFTEN, look);
    }

    /**
     * As {@link #until}, with half a second between two looks: each takes something from what is measured.
     */
    public static <T> T untilSeldomLooking(String what, Duration patience, Look<T> look) throws InterruptedException {
        return until(what, patience, SELDOM, look);
    }

    private static <T> T until(String what, Duration patience, Duration between, Look<T> look)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<T> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(between.toMillis());
        }
        throw new IllegalStateException("in vain for " + patience.toSeconds() + " s: " + what);
    }
}
