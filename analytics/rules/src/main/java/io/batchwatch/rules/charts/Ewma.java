package io.batchwatch.rules.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * The exponentially weighted moving average: small lasting shifts, which no single point shows (NIST handbook 6.3.2.4).
 *
 * @param weight of the newest, above 0 up to 1
 * @param sigmas how wide the limits are
 */
public record Ewma(double weight, double sigmas) {
    /** Weight and width of the usual choice (Lucas and Saccucci 1990). */
    public static final Ewma USUAL = new Ewma(0.2, 2.86);

    public Ewma {
        if (!(weight > 0 && weight <= 1 && sigmas > 0)) {
            throw new IllegalArgumentException("no average of weight " + weight + " within " + sigmas + " sigmas");
        }
    }

    /**
     * What came, and what was to be expected.
     *
     * @param sigma standard deviation of {@code value} by chance, 0 or more
     */
    public record Reading(double value, double expected, double sigma) {}

    /**
     * @param average of the deviations from the expected
     * @param reach beyond it, upwards or downwards, chance does not lead
     */
    public record Point(double average, double reach) {
        public Signal signal() {
            if (Math.abs(average) <= reach) {
                return Signal.NONE;
            }
            return average > 0 ? Signal.HIGH : Signal.LOW;
        }
    }

    /** How many readings weigh as much as an average of this weight remembers. */
    public double memory() {
        return (2 - weight) / weight;
    }

    /** One point for each reading; limits widen from the first on, as variance gathers. */
    public List<Point> run(List<Reading> readings) {
        List<Point> points = new ArrayList<>();
        double average = 0;
        double variance = 0;
        for (Reading reading : readings) {
            average += weight * (reading.value() - reading.expected() - average);
            variance = weight * weight * reading.sigma() * reading.sigma() + (1 - weight) * (1 - weight) * variance;
            points.add(new Point(average, sigmas * Math.sqrt(variance)));
        }
        return List.copyOf(points);
    }
}
