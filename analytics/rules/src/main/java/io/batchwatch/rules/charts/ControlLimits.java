package io.batchwatch.rules.charts;

/**
 * Between them a rate varies by chance.
 *
 * @param lower 0 to 1
 * @param upper 0 to 1
 */
public record ControlLimits(double lower, double upper) {
    public ControlLimits {
        lower = Math.max(0, lower);
        upper = Math.min(1, upper);
    }

    public boolean hold(double rate) {
        return rate >= lower && rate <= upper;
    }
}
