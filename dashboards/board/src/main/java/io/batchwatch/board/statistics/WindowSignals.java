package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.charts.Baseline;
import io.batchwatch.rules.comparison.FalseDiscovery;
import io.batchwatch.rules.rates.BinomialTail;
import io.batchwatch.rules.rates.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Categories whose newest days lie beyond what their own past explains; of all those looked at, one in twenty may be false. */
public final class WindowSignals {
    private static final double LEVEL = 0.05;

    private WindowSignals() {}

    /**
     * @param usualRate of events in the baseline
     * @param probability of so many events or more, at the usual rate and with the days' own dispersion
     * @param adjustedProbability corrected for how many categories are looked at
     */
    public record Finding(
            TestKind kind,
            String category,
            Proportion counted,
            double usualRate,
            double probability,
            double adjustedProbability) {
        public boolean isSignal() {
            return adjustedProbability <= LEVEL;
        }
    }

    /**
     * All categories that have a baseline, by kind of test.
     *
     * @param days how many, up to and including {@code today}
     */
    public static List<Finding> of(BoardState state, int days, LocalDate today, Known known) {
        List<Finding> raw = new ArrayList<>();
        for (TestKind kind : TestKind.values()) {
            Map<List<String>, Proportion> now = new Scope(kind, Map.of())
                    .groups(state, today.minusDays(days - 1L), today, List.of(Dimension.CATEGORY));
            for (String category :
                    new TreeSet<>(now.keySet().stream().map(key -> key.get(0)).toList())) {
                known.of(kind, category)
                        .map(baseline -> finding(kind, category, now.get(List.of(category)), baseline))
                        .ifPresent(raw::add);
            }
        }
        List<Double> adjusted =
                FalseDiscovery.adjusted(raw.stream().map(Finding::probability).toList());
        List<Finding> findings = new ArrayList<>();
        for (Finding one : raw) {
            findings.add(new Finding(
                    one.kind(),
                    one.category(),
                    one.counted(),
                    one.usualRate(),
                    one.probability(),
                    adjusted.get(findings.size())));
        }
        return List.copyOf(findings);
    }

    /** Where baselines come from. */
    public interface Known {
        /** Empty if the past is too short. */
        Optional<Baseline> of(TestKind kind, String category);
    }

    private static Finding finding(TestKind kind, String category, Proportion counted, Baseline baseline) {
        double dispersion = baseline.chart().dispersion() * baseline.chart().dispersion();
        double probability = BinomialTail.atLeast(
                counted.events() / dispersion,
                counted.n() / dispersion,
                baseline.chart().centre());
        return new Finding(kind, category, counted, baseline.chart().centre(), probability, probability);
    }
}
