package io.batchwatch.rules.credibility;

import io.batchwatch.rules.comparison.FalseDiscovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks at all counters together, since what is usual is what the others do, and since of many looks some find something
 * by chance: probabilities are corrected for all of them (Benjamini and Hochberg).
 *
 * <p>The answer does not depend on the order in which readings came.
 */
public final class Credibility {
    private static final Comparator<Reading> IN_TIME = Comparator.<Reading, Instant>comparing(
                    reading -> reading.testedAt().orElse(reading.sampledAt()))
            .thenComparing(Reading::sampleId)
            .thenComparing(Reading::analyte);

    private final Assumptions assumed;

    public Credibility(Assumptions assumed) {
        this.assumed = assumed;
    }

    private record Seen(String place, Evidence evidence) {}

    /**
     * Every check of every counter, the least probable first.
     *
     * @param readings of counters: rapid tests and self-checks, what holds of each
     */
    public List<Finding> look(List<Reading> readings) {
        List<Reading> inOrder = readings.stream().sorted(IN_TIME).toList();
        Map<String, List<Reading>> places =
                inOrder.stream().collect(Collectors.groupingBy(Reading::place, TreeMap::new, Collectors.toList()));
        Positives positives = new Positives(inOrder);
        Map<String, Long> elsewhere = Clocks.elsewhere(inOrder, assumed.apart());
        Map<String, Long> beyond = beyondTheirCount(inOrder);
        List<Seen> seen = new ArrayList<>();
        places.forEach((place, own) -> {
            Numbers.look(own, assumed.slips()).forEach(evidence -> seen.add(new Seen(place, evidence)));
            Clocks.look(own, assumed).forEach(evidence -> seen.add(new Seen(place, evidence)));
            positives.look(place).forEach(evidence -> seen.add(new Seen(place, evidence)));
            slip(Check.INSTRUMENT_AT_TWO_PLACES, elsewhere, place, own, seen);
            slip(Check.REAGENT_BEYOND_ITS_COUNT, beyond, place, own, seen);
        });
        return findings(seen);
    }

    private void slip(Check check, Map<String, Long> counts, String place, List<Reading> own, List<Seen> seen) {
        if (counts.containsKey(place)) {
            long count = Math.min(own.size(), counts.get(place));
            seen.add(new Seen(place, Slips.evidence(check, count, own.size(), assumed.slips())));
        }
    }

    /** Tests with a lot after its last one was used up, by place. */
    private Map<String, Long> beyondTheirCount(List<Reading> inOrder) {
        Map<String, Long> used = new HashMap<>();
        Map<String, Long> beyond = new HashMap<>();
        for (Reading reading : inOrder) {
            if (assumed.reagentTests().containsKey(reading.reagentLot())) {
                long count = used.merge(reading.reagentLot(), 1L, Long::sum);
                if (count > assumed.reagentTests().get(reading.reagentLot())) {
                    beyond.merge(reading.place(), 1L, Long::sum);
                }
            }
        }
        return beyond;
    }

    private List<Finding> findings(List<Seen> seen) {
        List<Double> adjusted = FalseDiscovery.adjusted(
                seen.stream().map(one -> one.evidence().probability()).toList());
        List<Finding> findings = new ArrayList<>();
        for (Seen one : seen) {
            double corrected = adjusted.get(findings.size());
            Evidence evidence = one.evidence();
            findings.add(new Finding(
                    one.place(),
                    evidence.check(),
                    evidence.observed(),
                    evidence.expected(),
                    evidence.of(),
                    evidence.probability(),
                    corrected,
                    corrected <= assumed.level()));
        }
        findings.sort(Comparator.comparingDouble(Finding::probability)
                .thenComparing(Finding::place)
                .thenComparing(Finding::check));
        return List.copyOf(findings);
    }
}
