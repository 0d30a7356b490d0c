package io.batchwatch.rules.charts;

import io.batchwatch.rules.rates.Proportion;
import java.util.ArrayList;
import java.util.List;

/**
 * The cumulative sum of evidence that the odds of an event have risen, adjusted for what was to be expected of each group
 * (S. H. Steiner et al. 2000): days on which more leek than cucumber was tested are not held against the counter. After a
 * signal the sum starts again.
 *
 * @param oddsRatio the rise that is looked for, above 1
 * @param threshold of the sum; its false-alarm rate is in docs/statistics.md
 */
public record RateCusum(double oddsRatio, double threshold) {
    /** A doubling of the odds. */
    public static final RateCusum DOUBLING = new RateCusum(2, 4.5);

    public RateCusum {
        if (!(oddsRatio > 1 && threshold > 0)) {
            throw new IllegalArgumentException("no sum for odds times " + oddsRatio + " up to " + threshold);
        }
    }

    /**
     * What came of samples of which the same was to be expected.
     *
     * @param expected rate of events, 0 to 1
     */
    public record Group(Proportion counted, double expected) {}

    /**
     * @param sum as it stood when it was looked at, before it starts again
     */
    public record Point(double sum, boolean isSignal) {}

    /**
     * @param periods each with its groups, in their order of time
     */
    public List<Point> run(List<List<Group>> periods) {
        List<Point> points = new ArrayList<>();
        double sum = 0;
        for (List<Group> groups : periods) {
            for (Group group : groups) {
                sum += evidence(group);
            }
            sum = Math.max(0, sum);
            boolean signal = sum > threshold;
            points.add(new Point(sum, signal));
            sum = signal ? 0 : sum;
        }
        return List.copyOf(points);
    }

    /** The logarithm of the likelihood ratio. */
    private double evidence(Group group) {
        Proportion counted = group.counted();
        return counted.events() * Math.log(oddsRatio) - counted.n() * Math.log1p((oddsRatio - 1) * group.expected());
    }
}
