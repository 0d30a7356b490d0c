package io.batchwatch.rules.rates;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval of a proportion at 95 %: it covers the true rate at least that often, whatever the rate, and is wider
 * than {@link Wilson}'s for it (C. J. Clopper, E. S. Pearson 1934).
 *
 * @param lower 0 to 1
 * @param upper 0 to 1
 */
public record ClopperPearson(double lower, double upper) {
    private static final double OUTSIDE = 0.025;

    /**
     * @throws IllegalArgumentException if nothing was counted
     */
    public static ClopperPearson of(Proportion counted) {
        if (counted.n() == 0) {
            throw new IllegalArgumentException("of nothing there is no interval");
        }
        double x = counted.events();
        double n = counted.n();
        double lower = x == 0 ? 0 : BetaDistribution.of(x, n - x + 1).inverseCumulativeProbability(OUTSIDE);
        double upper = x == n ? 1 : BetaDistribution.of(x + 1, n - x).inverseSurvivalProbability(OUTSIDE);
        return new ClopperPearson(lower, upper);
    }
}
