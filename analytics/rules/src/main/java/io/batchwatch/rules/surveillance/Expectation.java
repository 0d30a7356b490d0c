package io.batchwatch.rules.surveillance;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * What a count should be, and above what it is an alarm.
 *
 * @param mean the expected count, above 0
 * @param logError standard error of the mean on the scale of the logarithm, 0 or more
 * @param dispersion variance over mean, 1 or more
 */
public record Expectation(double mean, double logError, double dispersion) {
    /** How the threshold is found. */
    public enum Method {
        /** Symmetric around the mean (Farrington et al. 1996, without transformation). */
        PLAIN(1),
        /** On the square root. */
        SQUARE_ROOT(1.0 / 2),
        /** On the power that takes a Poisson count's skewness. */
        TWO_THIRDS(2.0 / 3),
        /** A quantile of the negative binomial distribution, the mean taken as known (Noufaily et al. 2013). */
        NEGATIVE_BINOMIAL(1),
        /** The same with the mean's own upper quantile (M. Salmon et al. 2016, after Angela Noufaily). */
        NEGATIVE_BINOMIAL_OF_UPPER_MEAN(1);

        private final double power;

        Method(double power) {
            this.power = power;
        }
    }

    /**
     * @param lower below it a count is lower than expected
     * @param upper above it a count is an alarm
     */
    public record Threshold(double lower, double upper) {}

    public Expectation {
        if (!(mean > 0 && logError >= 0 && dispersion >= 1)) {
            throw new IllegalArgumentException(mean + " with " + dispersion + " expects nothing");
        }
    }

    /** The same for a count yet to come: what is not known of the mean is added to the variance. */
    public Expectation predictive() {
        return new Expectation(mean, 0, dispersion + mean * logError * logError);
    }

    /**
     * @param alpha probability beyond each side, above 0, below 1/2
     */
    public Threshold threshold(Method method, double alpha) {
        return switch (method) {
            case PLAIN, SQUARE_ROOT, TWO_THIRDS -> powered(method.power, alpha);
            case NEGATIVE_BINOMIAL -> quantiles(mean, alpha);
            case NEGATIVE_BINOMIAL_OF_UPPER_MEAN -> quantiles(upperMean(alpha), alpha);
        };
    }

    /** The probability of such a count or a greater one, had nothing changed; of the two negative binomial methods. */
    public double probabilityOfAtLeast(long count, Method method, double alpha) {
        return switch (method) {
            case PLAIN, SQUARE_ROOT, TWO_THIRDS ->
                NormalDistribution.of(Math.pow(mean, method.power), poweredSigma(method.power))
                        .survivalProbability(Math.pow((double) count, method.power));
            case NEGATIVE_BINOMIAL -> atLeast(count, mean);
            case NEGATIVE_BINOMIAL_OF_UPPER_MEAN -> atLeast(count, upperMean(alpha));
        };
    }

    /** How far a count went from the mean towards the alarm: above 1 it is one. On the scale of counts throughout. */
    public double score(double count, Threshold threshold) {
        return (count - mean) / (threshold.upper() - mean);
    }

    private double upperMean(double alpha) {
        return mean * Math.exp(logError * NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha));
    }

    private Threshold powered(double power, double alpha) {
        double reach = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha) * poweredSigma(power);
        double centre = Math.pow(mean, power);
        return new Threshold(Math.pow(Math.max(0, centre - reach), 1 / power), Math.pow(centre + reach, 1 / power));
    }

    /** Of a new count raised to the power: its own variance and the mean's, carried over by the slope. */
    private double poweredSigma(double power) {
        double meanError = mean * logError;
        return power * Math.pow(mean, power - 1) * Math.sqrt(dispersion * mean + meanError * meanError);
    }

    private Threshold quantiles(double at, double alpha) {
        return new Threshold(quantile(at, alpha), quantile(at, 1 - alpha));
    }

    /** The smallest count that so much of the distribution does not exceed. */
    private double quantile(double at, double probability) {
        long low = -1;
        long high = 1;
        while (1 - atLeast(high + 1, at) < probability) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (1 - atLeast(middle + 1, at) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double atLeast(long count, double at) {
        if (count <= 0) {
            return 1;
        }
        if (dispersion == 1) {
            return PoissonDistribution.of(at).survivalProbability(Math.toIntExact(count - 1));
        }
        // Of failures before the size-th success; the size may be any positive number.
        double size = at / (dispersion - 1);
        return RegularizedBeta.value(1 - 1 / dispersion, (double) count, size);
    }
}
