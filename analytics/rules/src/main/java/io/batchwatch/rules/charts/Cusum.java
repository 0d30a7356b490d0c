package io.batchwatch.rules.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * The tabular cumulative sum of a measured value (NIST handbook 6.3.2.3).
 *
 * @param target the value that should be
 * @param slack what each value may be off without adding to the sum
 * @param threshold beyond it the sum is a signal
 */
public record Cusum(double target, double slack, double threshold) {
    /**
     * @param high the sum of what was above the target
     * @param low the sum of what was below it, as a positive number
     */
    public record Point(double high, double low, Signal signal) {}

    public List<Point> run(List<Double> values) {
        List<Point> points = new ArrayList<>();
        double high = 0;
        double low = 0;
        for (double value : values) {
            high = Math.max(0, high + value - target - slack);
            low = Math.max(0, low + target - slack - value);
            points.add(new Point(high, low, signal(high, low)));
        }
        return List.copyOf(points);
    }

    private Signal signal(double high, double low) {
        if (high > threshold) {
            return Signal.HIGH;
        }
        return low > threshold ? Signal.LOW : Signal.NONE;
    }
}
