package io.batchwatch.rules.charts;

/**
 * Between them a rate varies by chance.
 *
 * @param lower 0 to 1
 * @param upper 0 to 1
 */
public record ControlLimits(double lower, double upper) {
    public ControlLimits {
        lower = rate(lower);
        upper = rate(upper);
    }

    private static double rate(double limit) {
        return Math.min(1, Math.max(0, limit));
    }

    public boolean hold(double rate) {
        return rate >= lower && rate <= upper;
    }
}
