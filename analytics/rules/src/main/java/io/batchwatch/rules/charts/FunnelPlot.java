package io.batchwatch.rules.charts;

import io.batchwatch.rules.rates.BinomialTail;
import io.batchwatch.rules.rates.Proportion;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Many units' rates against how much each was sampled (D. J. Spiegelhalter 2005): a league table that does not shame the
 * small. Where units differ among each other by more than sampling explains, that difference is estimated with the tenth
 * at either end winsorised, and added to each unit's variance.
 *
 * <p>Without such a difference the limits are exact; a unit's z is of its mid-p tail, so that rare events are not judged
 * by a bell.
 *
 * @param centre the rate of all units together, 0 to 1
 * @param dispersion the mean of the winsorised z squared; 1 where sampling explains it all
 * @param betweenVariance tau squared, 0 where sampling explains it all
 */
public record FunnelPlot(double centre, double dispersion, double betweenVariance) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double WINSORISED = 0.1;
    private static final double FARTHEST = 37;

    /** Below it a dispersion says nothing. */
    private static final int FEWEST_UNITS = 5;

    /** Which pair of limits. */
    public enum Level {
        P95(0.025),
        P998(0.001);

        private final double outside;

        Level(double outside) {
            this.outside = outside;
        }
    }

    /**
     * @throws IllegalArgumentException if nothing was counted
     */
    public static FunnelPlot of(List<Proportion> units) {
        List<Proportion> counted = units.stream().filter(unit -> unit.n() > 0).toList();
        if (counted.isEmpty()) {
            throw new IllegalArgumentException("of nothing there is no funnel");
        }
        double centre = Proportion.sum(counted).rate();
        FunnelPlot plain = new FunnelPlot(centre, 1, 0);
        if (counted.size() < FEWEST_UNITS || centre == 0 || centre == 1) {
            return plain;
        }
        double[] z = winsorised(counted.stream().mapToDouble(plain::z).sorted().toArray());
        double phi = DoubleStream.of(z).map(each -> each * each).average().orElse(1);
        int size = counted.size();
        if (size * phi <= size - 1) {
            return plain;
        }
        double weights = 0;
        double squares = 0;
        for (Proportion unit : counted) {
            double weight = unit.n() / (centre * (1 - centre));
            weights += weight;
            squares += weight * weight;
        }
        double between = (size * phi - (size - 1)) / (weights - squares / weights);
        return new FunnelPlot(centre, phi, Math.max(0, between));
    }

    /** How far a unit lies from the centre, in standard deviations, positive above it. */
    public double z(Proportion unit) {
        if (unit.n() == 0 || centre == 0 || centre == 1) {
            return 0;
        }
        double above = BinomialTail.atLeast(unit, centre);
        double below = BinomialTail.atMost(unit, centre);
        double same = above + below - 1;
        double sampling = centre * (1 - centre) / unit.n();
        double z = above < below ? -quantile(above - same / 2) : quantile(below - same / 2);
        return z * Math.sqrt(sampling / (sampling + betweenVariance));
    }

    /** Of so far a z, on either side. */
    public double probability(Proportion unit) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z(unit))));
    }

    private static double quantile(double probability) {
        return probability <= 0 ? -FARTHEST : NORMAL.inverseCumulativeProbability(Math.min(probability, 1));
    }

    public boolean isBeyond(Level level, Proportion unit) {
        return Math.abs(z(unit)) > -NORMAL.inverseCumulativeProbability(level.outside);
    }

    /**
     * For drawing.
     *
     * @param n at least 1
     */
    public ControlLimits limits(Level level, int n) {
        if (betweenVariance > 0) {
            double reach = -NORMAL.inverseCumulativeProbability(level.outside)
                    * Math.sqrt(centre * (1 - centre) / n + betweenVariance);
            return new ControlLimits(centre - reach, centre + reach);
        }
        return new ControlLimits(exact(level.outside, n), exact(1 - level.outside, n));
    }

    /** Spiegelhalter's appendix A.1.1: between whole counts the limit is interpolated. */
    private double exact(double probability, int n) {
        BinomialDistribution counts = BinomialDistribution.of(n, centre);
        int r = counts.inverseCumulativeProbability(probability);
        double at = counts.cumulativeProbability(r);
        double mass = counts.probability(r);
        double share = mass == 0 ? 0 : (at - probability) / mass;
        return (r - share) / n;
    }

    private static double[] winsorised(double[] sorted) {
        double low = quantileOf(sorted, WINSORISED);
        double high = quantileOf(sorted, 1 - WINSORISED);
        return DoubleStream.of(sorted)
                .map(each -> Math.min(high, Math.max(low, each)))
                .toArray();
    }

    /** Interpolated between order statistics. */
    private static double quantileOf(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
