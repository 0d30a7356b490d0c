package io.batchwatch.rules.rates;

/**
 * Wilson's score interval of a proportion at 95 %: never below 0 nor above 1, and honest for a handful of samples
 * (E. B. Wilson 1927; without continuity correction, as R. G. Newcombe 1998, method 3).
 *
 * @param lower 0 to 1
 * @param upper 0 to 1
 */
public record Wilson(double lower, double upper) {
    /** The normal distribution's 97.5 % point. */
    private static final double Z = 1.959963984540054;

    /**
     * @param successes 0 to n
     * @param n at least 1: of nothing there is no rate
     * @throws IllegalArgumentException if they are not
     */
    public static Wilson of(long successes, long n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " of " + n + " is no proportion");
        }
        double p = (double) successes / n;
        double z2 = Z * Z;
        double centre = p + z2 / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        double lower = successes == 0 ? 0 : (centre - half) / (1 + z2 / n);
        double upper = successes == n ? 1 : (centre + half) / (1 + z2 / n);
        return new Wilson(lower, upper);
    }
}
