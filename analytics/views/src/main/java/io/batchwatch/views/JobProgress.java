package io.batchwatch.views;

/** How others can see how far the job is. */
public final class JobProgress {
    /**
     * The consumer group whose committed offsets the job moves with each checkpoint that is complete: what lies behind them is
     * accounted for, whatever crashes.
     */
    public static final String GROUP = "batchwatch-job";

    private JobProgress() {}
}
