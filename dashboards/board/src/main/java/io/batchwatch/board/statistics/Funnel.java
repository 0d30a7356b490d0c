package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.rules.charts.FunnelPlot;
import io.batchwatch.rules.comparison.FalseDiscovery;
import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.rates.Shrinkage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Markets, or laboratories, side by side: no league table.
 *
 * @param plot empty where nothing was judged
 */
public record Funnel(Optional<FunnelPlot> plot, List<Unit> units) {
    public Funnel {
        units = List.copyOf(units);
    }

    /**
     * One market or laboratory.
     *
     * @param expectedRate of events, were each category as usual among all units: what its mix alone explains
     * @param believed its rate drawn towards the usual by as much as it lacks samples
     * @param z standard deviations from the centre, differences among units allowed for
     * @param adjustedProbability of so far a z, corrected for how many units are looked at
     */
    public record Unit(
            String code,
            Proportion counted,
            double expectedRate,
            Shrinkage.Believed believed,
            double z,
            double adjustedProbability) {}

    public static Funnel of(BoardState state, Scope scope, LocalDate from, LocalDate to, Dimension by) {
        Map<String, Proportion> units = new TreeMap<>();
        Map<String, Map<String, Proportion>> mixes = new HashMap<>();
        Map<String, Proportion> categories = new HashMap<>();
        scope.groups(state, from, to, List.of(by, Dimension.CATEGORY)).forEach((key, counted) -> {
            units.merge(key.get(0), counted, Proportion::plus);
            mixes.computeIfAbsent(key.get(0), unit -> new HashMap<>()).merge(key.get(1), counted, Proportion::plus);
            categories.merge(key.get(1), counted, Proportion::plus);
        });
        if (units.isEmpty()) {
            return new Funnel(Optional.empty(), List.of());
        }
        FunnelPlot plot = FunnelPlot.of(List.copyOf(units.values()));
        Shrinkage usual = Shrinkage.among(List.copyOf(units.values()));
        List<Double> adjusted = FalseDiscovery.adjusted(
                units.values().stream().map(plot::probability).toList());
        List<Unit> all = new ArrayList<>();
        units.forEach((code, counted) -> all.add(new Unit(
                code,
                counted,
                expected(mixes.get(code), categories) / counted.n(),
                usual.believe(counted),
                plot.z(counted),
                adjusted.get(all.size()))));
        return new Funnel(Optional.of(plot), all);
    }

    private static double expected(Map<String, Proportion> mix, Map<String, Proportion> categories) {
        return mix.entrySet().stream()
                .mapToDouble(part ->
                        part.getValue().n() * categories.get(part.getKey()).rate())
                .sum();
    }
}
