package io.batchwatch.bench.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looking again and again until something is there. */
public final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

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
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<T> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        throw new IllegalStateException("in vain for " + patience.toSeconds() + " s: " + what);
    }
}
