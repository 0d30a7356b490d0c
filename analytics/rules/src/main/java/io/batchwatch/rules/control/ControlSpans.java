package io.batchwatch.rules.control;

import io.batchwatch.rules.control.ControlLog.Period;
import io.batchwatch.rules.control.ControlLog.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the controls of all materials say together of an instrument's results of one analyte: at any time the worst that one
 * of them says.
 */
public final class ControlSpans {
    private static final Comparator<Status> WORST = Comparator.comparingInt(ControlSpans::gravity);

    private ControlSpans() {}

    /**
     * @param to excluded; empty if nothing was tested since
     */
    public record Span(Instant from, Optional<Instant> to, Status status) {}

    /**
     * @param materials of each its periods, as {@link ControlLog#periods} has them
     * @return in their order of time; they do not overlap
     */
    public static List<Span> of(List<List<Period>> materials) {
        NavigableSet<Instant> bounds = new TreeSet<>();
        List<TreeMap<Instant, Status>> known = new ArrayList<>();
        for (List<Period> periods : materials) {
            TreeMap<Instant, Status> statuses = new TreeMap<>();
            periods.forEach(period -> statuses.put(period.from(), period.status()));
            bounds.addAll(statuses.keySet());
            known.add(statuses);
        }
        List<Span> spans = new ArrayList<>();
        for (Instant from : bounds) {
            Status worst = known.stream()
                    .flatMap(statuses -> Optional.ofNullable(statuses.floorEntry(from)).stream())
                    .map(Map.Entry::getValue)
                    .max(WORST)
                    .orElseThrow();
            spans.add(new Span(from, Optional.ofNullable(bounds.higher(from)), worst));
        }
        return List.copyOf(spans);
    }

    private static int gravity(Status status) {
        return switch (status) {
            case OUT_OF_CONTROL -> 3;
            case SINCE_LAST_GOOD -> 2;
            case IN_CONTROL -> 1;
            case NO_CONTROL -> 0;
        };
    }
}
