package io.batchwatch.rules.surveillance;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The early aberration reporting system's three alarms, for counts with little history: the mean and standard deviation of
 * some recent periods (Fricker, Hegler and Dunfee 2008).
 *
 * @param method which of the three
 * @param alpha probability of an alarm without cause under a normal distribution, above 0, below 1
 * @param baseline how many periods are looked back on, at least 3
 * @param leastSigma a standard deviation is never taken to be smaller, 0 or more: after seven weeks without an event, one
 *     event is no outbreak
 */
public record Ears(Method method, double alpha, int baseline, double leastSigma) {
    /** What is compared with what. */
    public enum Method {
        /** With the periods just before. */
        C1(0, 0),
        /** With periods two before, so that an outbreak's beginning does not hide its height. */
        C2(2, 0),
        /** As C2, but by how much this and the two periods before lay beyond one standard deviation, added up. */
        C3(2, 2);

        private final int gap;
        private final int memory;

        Method(int gap, int memory) {
            this.gap = gap;
            this.memory = memory;
        }
    }

    public Ears {
        if (!(alpha > 0 && alpha < 1 && baseline >= 3 && leastSigma >= 0)) {
            throw new IllegalArgumentException("no alarm of " + alpha + " over " + baseline + " periods");
        }
    }

    /** How many periods there must be before one that is judged. */
    public int needs() {
        return baseline + method.gap + method.memory;
    }

    /**
     * @param counts in their order of time
     * @param at which of them is judged, {@link #needs} or more
     * @return above it is an alarm; 0 or more
     */
    public double threshold(List<Long> counts, int at) {
        if (at < needs() || at >= counts.size()) {
            throw new IllegalArgumentException("period " + at + " has not " + needs() + " before it");
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha);
        Past past = past(counts, at);
        return switch (method) {
            case C1, C2 -> past.mean + z * past.sigma;
            case C3 -> {
                double left = z - excess(counts, at - 1) - excess(counts, at - 2);
                yield left <= 0 ? 0 : past.mean + past.sigma * (1 + left);
            }
        };
    }

    /** How far beyond one standard deviation a period lay, in standard deviations. */
    private double excess(List<Long> counts, int at) {
        Past past = past(counts, at);
        double above = counts.get(at) - past.mean;
        if (past.sigma == 0) {
            return above > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return Math.max(0, above / past.sigma - 1);
    }

    private record Past(double mean, double sigma) {}

    private Past past(List<Long> counts, int at) {
        List<Long> window = counts.subList(at - method.gap - baseline, at - method.gap);
        double mean = window.stream().mapToLong(Long::longValue).average().orElseThrow();
        double squares = window.stream()
                .mapToDouble(count -> (count - mean) * (count - mean))
                .sum();
        return new Past(mean, Math.max(leastSigma, Math.sqrt(squares / (baseline - 1))));
    }
}
