package io.batchwatch.rules.charts;

import io.batchwatch.rules.rates.BinomialTail;
import io.batchwatch.rules.rates.Proportion;
import java.util.ArrayList;
import java.util.List;

/**
 * The chart of a proportion: Shewhart's p-chart, and Laney's p′ where the rates vary by more than sampling explains.
 *
 * <p>The limits drawn are the textbook's three sigmas (NIST handbook 6.3.3.2; D. B. Laney 2002). The {@link #signal} is of
 * the exact tail at the same probability: where one fail in sixty is expected every other month, three sigmas of a normal
 * distribution would call each single fail a signal.
 *
 * @param centre the usual rate, 0 to 1
 * @param dispersion Laney's sigma z; 1 for the p-chart
 */
public record PChart(double centre, double dispersion) {
    private static final double SIGMAS = 3;

    /** Of a normal distribution beyond three sigmas, on one side. */
    private static final double TAIL = 0.001349898;

    /** From a mean moving range to a standard deviation (d2 of two). */
    private static final double D2 = 1.128;

    public PChart {
        if (!(centre >= 0 && centre <= 1 && dispersion > 0)) {
            throw new IllegalArgumentException("no chart around " + centre + " with dispersion " + dispersion);
        }
    }

    /** Of subgroups whose rates vary by sampling alone; empty ones say nothing. */
    public static PChart shewhart(List<Proportion> subgroups) {
        return new PChart(Proportion.sum(subgroups).rate(), 1);
    }

    /** Of subgroups in their order of time; the dispersion is as estimated, below 1 too. */
    public static PChart laney(List<Proportion> subgroups) {
        PChart plain = shewhart(subgroups);
        List<Double> deviations = new ArrayList<>();
        for (Proportion subgroup : subgroups) {
            double sigma = plain.sigma(subgroup.n());
            if (sigma > 0) {
                deviations.add((subgroup.rate() - plain.centre) / sigma);
            }
        }
        double ranges = 0;
        for (int i = 1; i < deviations.size(); i++) {
            ranges += Math.abs(deviations.get(i) - deviations.get(i - 1));
        }
        boolean steady = deviations.size() < 2 || ranges == 0;
        return steady ? plain : new PChart(plain.centre, ranges / (deviations.size() - 1) / D2);
    }

    /**
     * Limits never narrower than sampling alone makes them: where fails are rare, most neighbouring days are alike at
     * none, and the moving range sees less than there is.
     */
    public PChart atLeastSampling() {
        return dispersion >= 1 ? this : new PChart(centre, 1);
    }

    /**
     * @param n size of the subgroup; of an empty one everything is within limits
     */
    public ControlLimits limits(long n) {
        if (n == 0) {
            return new ControlLimits(0, 1);
        }
        double reach = SIGMAS * dispersion * sigma(n);
        return new ControlLimits(centre - reach, centre + reach);
    }

    public Signal signal(Proportion subgroup) {
        double effective = dispersion * dispersion;
        double events = subgroup.events() / effective;
        double n = subgroup.n() / effective;
        if (BinomialTail.atLeast(events, n, centre) < TAIL) {
            return Signal.HIGH;
        }
        return BinomialTail.atMost(events, n, centre) < TAIL ? Signal.LOW : Signal.NONE;
    }

    /**
     * The greatest count of events of so many samples that is no signal.
     *
     * @return 0 to {@code n}
     */
    public long mostWithoutSignal(long n) {
        long usual = 0;
        long unusual = n + 1;
        while (unusual - usual > 1) {
            long middle = usual + (unusual - usual) / 2;
            if (signal(new Proportion(middle, n)) == Signal.HIGH) {
                unusual = middle;
            } else {
                usual = middle;
            }
        }
        return usual;
    }

    /** Empty subgroups have none. */
    private double sigma(long n) {
        return n == 0 ? 0 : Math.sqrt(centre * (1 - centre) / n);
    }
}
