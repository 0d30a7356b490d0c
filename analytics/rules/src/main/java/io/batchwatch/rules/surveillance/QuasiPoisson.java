package io.batchwatch.rules.surveillance;

import java.util.Arrays;
import java.util.Optional;

/** A regression of counts on a logarithmic scale whose variance may exceed the mean: iteratively reweighted least squares. */
final class QuasiPoisson {
    private static final int MOST_STEPS = 50;
    private static final double CONVERGED = 1e-10;

    /** Keeps a group without any event from running to minus infinity. */
    private static final double RIDGE = 1e-9;

    /** Below it a group's rate is nothing, and its exact height does not matter. */
    private static final double LEAST_MEAN = 1e-8;

    private final double[] coefficients;
    private final double[][] covariance;
    private final double[] fitted;
    private final double[] leverages;
    private final double dispersion;

    private QuasiPoisson(
            double[] coefficients, double[][] covariance, double[] fitted, double[] leverages, double dispersion) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.fitted = fitted;
        this.leverages = leverages;
        this.dispersion = dispersion;
    }

    /**
     * @param columns row by row, the first of them 1 for the intercept
     * @param offsets on the scale of the logarithm
     * @param weights 0 or more
     * @return empty if it does not settle
     */
    static Optional<QuasiPoisson> fit(double[][] columns, double[] counts, double[] offsets, double[] weights) {
        int size = counts.length;
        double[] mean = new double[size];
        double[] linear = new double[size];
        for (int i = 0; i < size; i++) {
            mean[i] = counts[i] + 0.1;
            linear[i] = Math.log(mean[i]);
        }
        double deviance = Double.MAX_VALUE;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] working = new double[size];
            double[] importance = new double[size];
            for (int i = 0; i < size; i++) {
                working[i] = linear[i] - offsets[i] + (counts[i] - mean[i]) / mean[i];
                importance[i] = weights[i] * mean[i];
            }
            double[][] inverse = LinearAlgebra.inverse(LinearAlgebra.gram(columns, importance, RIDGE));
            double[] coefficients = LinearAlgebra.times(inverse, LinearAlgebra.moment(columns, importance, working));
            for (int i = 0; i < size; i++) {
                linear[i] = offsets[i] + LinearAlgebra.dot(columns[i], coefficients);
                mean[i] = Math.max(LEAST_MEAN, Math.exp(linear[i]));
            }
            double now = deviance(counts, mean, weights);
            if (!Double.isFinite(now)) {
                return Optional.empty();
            }
            if (Math.abs(now - deviance) / (Math.abs(now) + 0.1) < CONVERGED) {
                return Optional.of(result(columns, counts, weights, coefficients, inverse, mean));
            }
            deviance = now;
        }
        return Optional.empty();
    }

    /**
     * @param row as one of {@code columns}
     * @return the standard error of the row's expectation on the scale of the logarithm, with a dispersion of 1
     */
    double error(double[] row) {
        return Math.sqrt(LinearAlgebra.dot(row, LinearAlgebra.times(covariance, row)));
    }

    /** The logarithm of a row's expectation, without its offset. */
    double linear(double[] row) {
        return LinearAlgebra.dot(row, coefficients);
    }

    /** A coefficient in standard errors, with a dispersion of 1. */
    double significance(int column) {
        return coefficients[column] / Math.sqrt(covariance[column][column]);
    }

    /** Pearson's, as estimated, below 1 too. */
    double dispersion() {
        return dispersion;
    }

    /** Residuals of the rows that are nearly normal, standardised. */
    double[] anscombe(double[] counts) {
        return Reweighting.anscombe(counts, fitted, leverages, Math.max(1, dispersion));
    }

    private static QuasiPoisson result(
            double[][] columns,
            double[] counts,
            double[] weights,
            double[] coefficients,
            double[][] inverse,
            double[] mean) {
        double pearson = 0;
        double[] leverages = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            pearson += weights[i] * (counts[i] - mean[i]) * (counts[i] - mean[i]) / mean[i];
            leverages[i] =
                    weights[i] * mean[i] * LinearAlgebra.dot(columns[i], LinearAlgebra.times(inverse, columns[i]));
        }
        long rows = Arrays.stream(weights).filter(weight -> weight > 0).count();
        long free = rows - coefficients.length;
        double dispersion = free > 0 ? pearson / free : 1;
        return new QuasiPoisson(coefficients, inverse, mean, leverages, dispersion);
    }

    private static double deviance(double[] counts, double[] mean, double[] weights) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double logRatio = counts[i] == 0 ? 0 : counts[i] * Math.log(counts[i] / mean[i]);
            sum += 2 * weights[i] * (logRatio - (counts[i] - mean[i]));
        }
        return sum;
    }
}
