package io.batchwatch.rules.credibility;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What times say. Only readings that carry both times of a comparison are in it. */
final class Clocks {
    private Clocks() {}

    /**
     * @param inOrder of one counter
     */
    static List<Evidence> look(List<Reading> inOrder, Assumptions assumed) {
        List<Evidence> evidence = new ArrayList<>();
        List<Reading> tested = inOrder.stream()
                .filter(reading -> reading.testedAt().isPresent())
                .toList();
        long early = tested.stream()
                .filter(reading -> reading.testedAt().orElseThrow().isBefore(reading.sampledAt()))
                .count();
        long crowded = crowded(tested, assumed);
        List<Reading> reported = tested.stream()
                .filter(reading -> reading.reportedAt().isPresent())
                .toList();
        long before = reported.stream()
                .filter(reading -> reading.reportedAt()
                        .orElseThrow()
                        .isBefore(reading.testedAt().orElseThrow()))
                .count();
        if (!tested.isEmpty()) {
            evidence.add(Slips.evidence(Check.TESTED_BEFORE_SAMPLED, early, tested.size(), assumed.slips()));
            evidence.add(Slips.evidence(Check.TOO_MANY_AT_ONCE, crowded, tested.size(), assumed.slips()));
        }
        if (!reported.isEmpty()) {
            evidence.add(Slips.evidence(Check.REPORTED_BEFORE_TESTED, before, reported.size(), assumed.slips()));
        }
        return evidence;
    }

    /** Tests that found all channels of their instrument taken within the incubation time before them. */
    private static long crowded(List<Reading> tested, Assumptions assumed) {
        long crowded = 0;
        Map<String, List<Instant>> earlier = new HashMap<>();
        for (Reading reading : tested) {
            List<Instant> times = earlier.computeIfAbsent(reading.instrument(), missing -> new ArrayList<>());
            Instant now = reading.testedAt().orElseThrow();
            int blocking = times.size() - assumed.channels();
            if (blocking >= 0 && Duration.between(times.get(blocking), now).compareTo(assumed.incubation()) < 0) {
                crowded++;
            }
            times.add(now);
        }
        return crowded;
    }

    /**
     * Of all counters: an instrument that was read at another place a moment ago, at either place.
     *
     * @param inOrder of all counters
     * @return how often, by place
     */
    static Map<String, Long> elsewhere(List<Reading> inOrder, Duration apart) {
        Map<String, Reading> last = new HashMap<>();
        Map<String, Long> counts = new HashMap<>();
        for (Reading reading : inOrder) {
            if (reading.instrument().isEmpty() || reading.testedAt().isEmpty()) {
                continue;
            }
            Reading before = last.put(reading.instrument(), reading);
            if (before != null && !before.place().equals(reading.place())) {
                Duration between = Duration.between(
                        before.testedAt().orElseThrow(), reading.testedAt().orElseThrow());
                if (between.compareTo(apart) < 0) {
                    counts.merge(reading.place(), 1L, Long::sum);
                    counts.merge(before.place(), 1L, Long::sum);
                }
            }
        }
        return counts;
    }
}
