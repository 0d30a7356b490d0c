package io.batchwatch.rules.laboratories;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation that a few wild values do not move: algorithm A of ISO 13528:2015, annex C.3.
 *
 * @param mean x*
 * @param deviation s*, 0 or more
 */
public record RobustMean(double mean, double deviation) {
    private static final double MEDIAN_TO_SIGMA = 1.483;
    private static final double WIDTH = 1.5;
    private static final double WINSORISED_TO_SIGMA = 1.134;
    private static final int MOST_STEPS = 1_000;
    private static final double SETTLED = 1e-10;

    /**
     * @param values at least two
     */
    public static RobustMean of(List<Double> values) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("one value has no deviation");
        }
        double[] x = values.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = median(x);
        double centre = mean;
        double deviation = MEDIAN_TO_SIGMA
                * median(Arrays.stream(x).map(value -> Math.abs(value - centre)).toArray());
        for (int step = 0; step < MOST_STEPS; step++) {
            double low = mean - WIDTH * deviation;
            double high = mean + WIDTH * deviation;
            double[] held = Arrays.stream(x)
                    .map(value -> Math.min(high, Math.max(low, value)))
                    .toArray();
            double next = Arrays.stream(held).average().orElseThrow();
            double squares = Arrays.stream(held)
                    .map(value -> (value - next) * (value - next))
                    .sum();
            double spread = WINSORISED_TO_SIGMA * Math.sqrt(squares / (x.length - 1));
            boolean settled = Math.abs(next - mean) + Math.abs(spread - deviation) <= SETTLED * (Math.abs(next) + 1);
            mean = next;
            deviation = spread;
            if (settled) {
                break;
            }
        }
        return new RobustMean(mean, deviation);
    }

    /** How many deviations a value lies from the mean; 0 where all are alike. */
    public double z(double value) {
        return deviation == 0 ? 0 : (value - mean) / deviation;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
