package io.batchwatch.jobs.history;

import java.time.Duration;

/**
 * How long rows wait for more of their directory: the more directories fill at once, the longer. Each gets its share of the
 * rows so much more slowly, and all of them together should not get more files.
 *
 * @param whileItGrows since its first row: one file is better than five
 * @param onceItIsQuiet since its last row; none, where the next checkpoint tells
 */
record Patience(Duration whileItGrows, Duration onceItIsQuiet) {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration FOR_EACH_DIRECTORY = Duration.ofMillis(250);
    private static final int QUIET_A_GROWTH = 10;

    /** They wait a minute: behind that the allowance gives each its file anyway. */
    private static final int MOST_DIRECTORIES = 240;

    /**
     * @param directories that fill at once; up to forty are few, and more than 240 wait no longer than those
     */
    static Patience with(int directories) {
        int counted = Math.min(directories, MOST_DIRECTORIES);
        Duration more = FOR_EACH_DIRECTORY.multipliedBy(counted).minus(USUAL);
        return more.isNegative()
                ? new Patience(USUAL, Duration.ZERO)
                : new Patience(USUAL.plus(more), more.dividedBy(QUIET_A_GROWTH));
    }
}
