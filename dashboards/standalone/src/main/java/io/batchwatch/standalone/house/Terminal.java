package io.batchwatch.standalone.house;

import java.io.PrintStream;
import java.time.Duration;

/**
 * What the person at the terminal hears: that the house is ready, what went wrong, and how far long work is. Everything
 * else goes into the log.
 */
public final class Terminal {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(250);

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean interactive;
    private int progressWidth;
    private long lastProgress = System.nanoTime() - BETWEEN_LINES.toNanos();

    /**
     * @param interactive true if a line that is written again and again stays one line
     */
    public Terminal(PrintStream out, PrintStream errors, boolean interactive) {
        this.out = out;
        this.errors = errors;
        this.interactive = interactive;
    }

    /** The one line that others wait for. */
    public synchronized void ready(String url) {
        wipeProgress();
        out.println("ready " + url);
        out.flush();
    }

    public synchronized void say(String zh, String en) {
        wipeProgress();
        errors.println("batchwatch: " + zh + " · " + en);
    }

    /** Shows how far long work is, not more often than the eye or a log file can bear. */
    public synchronized void progress(String line) {
        long now = System.nanoTime();
        if (now - lastProgress < (interactive ? BETWEEN_UPDATES : BETWEEN_LINES).toNanos()) {
            return;
        }
        lastProgress = now;
        if (interactive) {
            errors.print("\r" + line + " ".repeat(Math.max(0, progressWidth - line.length())));
            errors.flush();
            progressWidth = line.length();
        } else {
            errors.println(line);
        }
    }

    /** Long work is done: says so once more, for good. */
    public synchronized void progressDone(String line) {
        wipeProgress();
        errors.println(line);
    }

    private void wipeProgress() {
        if (interactive && progressWidth > 0) {
            errors.print("\r" + " ".repeat(progressWidth) + "\r");
            progressWidth = 0;
        }
    }
}
