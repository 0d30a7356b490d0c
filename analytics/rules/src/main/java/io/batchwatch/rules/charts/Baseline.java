package io.batchwatch.rules.charts;

import io.batchwatch.rules.rates.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is usual, learnt from the past: subgroups that were themselves out of control are left out, and the limits learnt
 * again, until none is (NIST handbook 6.3.3.2 does so once).
 *
 * @param chart with the limits that are held on to
 * @param all of the subgroups it was learnt from
 * @param left out of the subgroups, how many were out of control
 */
public record Baseline(PChart chart, Proportion all, int left) {
    /** A past of which a third is out of control is no baseline but a trouble of its own: the rest of it stays in. */
    private static final double MOST_LEFT_OUT = 1.0 / 3;

    /**
     * @param subgroups in their order of time
     * @param learn how limits are learnt
     * @return empty if there is nothing to learn from
     */
    public static Optional<Baseline> of(List<Proportion> subgroups, Function<List<Proportion>, PChart> learn) {
        List<Proportion> counted =
                subgroups.stream().filter(subgroup -> subgroup.n() > 0).toList();
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        List<Proportion> kept = counted;
        PChart chart = learn.apply(kept);
        while (true) {
            PChart current = chart;
            List<Proportion> calm = kept.stream()
                    .filter(subgroup -> current.signal(subgroup) == Signal.NONE)
                    .toList();
            boolean settled = calm.size() == kept.size() || calm.size() < counted.size() * (1 - MOST_LEFT_OUT);
            if (settled) {
                return Optional.of(new Baseline(chart, Proportion.sum(kept), counted.size() - kept.size()));
            }
            kept = calm;
            chart = learn.apply(kept);
        }
    }
}
