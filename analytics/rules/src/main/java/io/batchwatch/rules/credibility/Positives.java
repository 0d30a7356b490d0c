package io.batchwatch.rules.credibility;

import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.rates.Shrinkage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Positives against what the same products and analytes show at all other counters. That nothing was found in 700 tests is
 * no wonder at 0.15 %; in 7,000 it is.
 */
final class Positives {
    /** Others must have found some, or nothing is known of what is usual. */
    private static final long FEWEST_ELSEWHERE = 10;

    private final Map<String, Proportion> everywhere = new HashMap<>();
    private final Map<String, Map<String, Proportion>> byPlace = new HashMap<>();

    Positives(List<Reading> all) {
        for (Reading reading : all) {
            String what = reading.product() + " " + reading.analyte();
            Proportion one = new Proportion(reading.positive() ? 1 : 0, 1);
            everywhere.merge(what, one, Proportion::plus);
            byPlace.computeIfAbsent(reading.place(), place -> new HashMap<>()).merge(what, one, Proportion::plus);
        }
    }

    /** Of one place; its own results are not part of what is usual. */
    List<Evidence> look(String place) {
        Map<String, Proportion> own = byPlace.get(place);
        Map<String, Proportion> others = new HashMap<>();
        everywhere.forEach((what, counted) -> {
            Proportion here = own.getOrDefault(what, Proportion.NONE);
            others.put(what, new Proportion(counted.events() - here.events(), counted.n() - here.n()));
        });
        if (Proportion.sum(others.values()).events() < FEWEST_ELSEWHERE) {
            return List.of();
        }
        Shrinkage usual = Shrinkage.among(List.copyOf(others.values()));
        double expected = own.entrySet().stream()
                .mapToDouble(part -> part.getValue().n()
                        * usual.believe(others.get(part.getKey())).rate())
                .sum();
        Proportion found = Proportion.sum(own.values());
        return List.of(new Evidence(
                Check.FEWER_POSITIVES,
                found.events(),
                expected,
                found.n(),
                PoissonDistribution.of(expected).cumulativeProbability((int) found.events())));
    }
}
