package io.batchwatch.rules.rates;

import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Rates of many small units, each drawn towards what is usual among them by as much as it lacks samples: empirical Bayes
 * with a beta-binomial model. Where the units do not differ beyond chance, all are drawn to the same rate.
 *
 * @param mean the usual rate, that of all units together
 * @param precision how many samples the usual counts for. Where no difference between units was
 *     found it counts for all their samples together, and for no more: the usual is known no better than that
 */
public record Shrinkage(double mean, double precision) {
    private static final double LEAST = 1;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 80;

    /** Half a fail among all keeps the prior proper where none failed. */
    private static final double HALF = 0.5;

    private static final double OUTSIDE = 0.025;

    /**
     * A unit's rate as it is believed.
     *
     * @param rate the posterior mean
     * @param lower of the central 95 % of the posterior
     * @param upper of the central 95 % of the posterior
     */
    public record Believed(double rate, double lower, double upper) {}

    /** The precision is the one under which the units' counts are most likely, given the usual rate. */
    public static Shrinkage among(List<Proportion> units) {
        Proportion all = Proportion.sum(units);
        double mean = (all.events() + HALF) / (all.n() + 2 * HALF);
        double low = Math.log(LEAST);
        double high = Math.log(Math.max(LEAST, (double) all.n()));
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (logLikelihood(units, mean, Math.exp(left)) < logLikelihood(units, mean, Math.exp(right))) {
                low = left;
            } else {
                high = right;
            }
        }
        return new Shrinkage(mean, Math.exp((low + high) / 2));
    }

    public Believed believe(Proportion unit) {
        double alpha = mean * precision + unit.events();
        double beta = (1 - mean) * precision + (unit.n() - unit.events());
        BetaDistribution posterior = BetaDistribution.of(alpha, beta);
        return new Believed(
                alpha / (alpha + beta),
                posterior.inverseCumulativeProbability(OUTSIDE),
                posterior.inverseSurvivalProbability(OUTSIDE));
    }

    private static double logLikelihood(List<Proportion> units, double mean, double precision) {
        double alpha = mean * precision;
        double beta = (1 - mean) * precision;
        double prior = LogBeta.value(alpha, beta);
        double sum = 0;
        for (Proportion unit : units) {
            sum += LogBeta.value(alpha + unit.events(), beta + unit.n() - unit.events()) - prior;
        }
        return sum;
    }
}
