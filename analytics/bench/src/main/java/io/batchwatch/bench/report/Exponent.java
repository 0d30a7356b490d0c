package io.batchwatch.bench.report;

import java.util.List;

/** How something grows: the slope of a straight line through its logarithms, by least squares. */
public final class Exponent {
    private Exponent() {}

    /** A size, and what was measured of it; both above zero. */
    public record Point(double size, double cost) {}

    /**
     * 1 if the cost grows as the size does; 0 if it does not grow.
     *
     * @throws IllegalArgumentException if there are not two different sizes
     */
    public static double of(List<Point> points) {
        double meanX = points.stream()
                .mapToDouble(point -> Math.log(point.size()))
                .average()
                .orElse(0);
        double meanY = points.stream()
                .mapToDouble(point -> Math.log(point.cost()))
                .average()
                .orElse(0);
        double covariance = 0;
        double variance = 0;
        for (Point point : points) {
            double x = Math.log(point.size()) - meanX;
            covariance += x * (Math.log(point.cost()) - meanY);
            variance += x * x;
        }
        if (variance == 0) {
            throw new IllegalArgumentException("one size says nothing of growth");
        }
        return covariance / variance;
    }
}
