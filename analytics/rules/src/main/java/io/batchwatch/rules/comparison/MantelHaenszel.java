package io.batchwatch.rules.comparison;

import io.batchwatch.rules.rates.Proportion;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Two rates compared within each stratum and put together again, so that a change of what was sampled is not taken for a
 * change of how it was (N. Mantel, W. Haenszel 1959; interval by J. Robins, N. Breslow, S. Greenland 1986, at 95 %).
 *
 * @param oddsRatio of the first against the second, common to all strata
 * @param lower of the odds ratio
 * @param upper of the odds ratio
 * @param probability of the test that it is 1, two-sided, with continuity correction
 */
public record MantelHaenszel(double oddsRatio, double lower, double upper, double probability) {
    private static final double Z = 1.959963984540054;
    private static final ChiSquaredDistribution CHI_SQUARED = ChiSquaredDistribution.of(1);

    /** The same stratum seen twice, such as one category before and during. */
    public record Stratum(Proportion one, Proportion other) {
        long n() {
            return one.n() + other.n();
        }

        /** A stratum that only one of both sampled, or in which all came out alike, compares nothing. */
        boolean compares() {
            long events = one.events() + other.events();
            return one.n() > 0 && other.n() > 0 && events > 0 && events < n();
        }
    }

    /**
     * @return empty if no stratum compares anything, or only one of both has events throughout
     */
    public static Optional<MantelHaenszel> of(List<Stratum> strata) {
        double observed = 0;
        double expected = 0;
        double variance = 0;
        double r = 0;
        double s = 0;
        double pr = 0;
        double mixed = 0;
        double qs = 0;
        for (Stratum stratum : strata) {
            if (!stratum.compares()) {
                continue;
            }
            double n = stratum.n();
            double a = stratum.one().events();
            double b = stratum.one().n() - a;
            double c = stratum.other().events();
            double d = stratum.other().n() - c;
            observed += a;
            expected += (a + b) * (a + c) / n;
            variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1));
            double p = (a + d) / n;
            double q = (b + c) / n;
            r += a * d / n;
            s += b * c / n;
            pr += p * a * d / n;
            mixed += (p * b * c + q * a * d) / n;
            qs += q * b * c / n;
        }
        if (r == 0 || s == 0 || variance == 0) {
            return Optional.empty();
        }
        double off = Math.max(0, Math.abs(observed - expected) - 0.5);
        double logSigma = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
        double ratio = r / s;
        return Optional.of(new MantelHaenszel(
                ratio,
                ratio * Math.exp(-Z * logSigma),
                ratio * Math.exp(Z * logSigma),
                CHI_SQUARED.survivalProbability(off * off / variance)));
    }
}
