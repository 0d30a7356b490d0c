package io.batchwatch.board.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.batchwatch.board.view.BatchMarks;
import io.batchwatch.board.view.BatchOutline;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.KeptBatch;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What {@code /api/v1/batches} answers.
 *
 * @param total of the states asked for, also those beyond the limit
 * @param open all that are not closed, whatever was asked: how many there are of each state and severity
 */
record BatchesAnswer(int total, Map<BatchState, Integer> counts, List<Open> open, List<Line> batches) {
    private static final Set<String> PARAMETERS =
            Set.of("state", "limit", "category", "site", "hazard", "lab", "papers");
    private static final int LIMIT = 200;
    private static final int GREATEST_LIMIT = 5_000;
    private static final int LATELY_DAYS = 30;

    /** A batch without its story. */
    record Line(
            @JsonUnwrapped @JsonIgnoreProperties("story") BatchView batch) {}

    /**
     * Open batches of one state and severity.
     *
     * @param oldestOpenedAt when the first evidence against the oldest of them reached us
     * @param overdue how many have a duty whose time is over
     * @param sampledLately how many were sampled in the last thirty days: goods that may still be on sale
     */
    record Open(
            BatchState state, Severity severity, int count, Instant oldestOpenedAt, long overdue, long sampledLately) {
        static Open of(List<BatchOutline> alike, Instant lately) {
            BatchMarks any = alike.get(0).marks();
            return new Open(
                    any.state(),
                    any.severity(),
                    alike.size(),
                    alike.stream()
                            .min(Comparator.comparingLong(BatchOutline::openedMillis))
                            .orElseThrow()
                            .openedAt(),
                    alike.stream()
                            .filter(batch -> !batch.marks().overdue().isEmpty())
                            .count(),
                    alike.stream()
                            .filter(batch -> batch.wasSampledSince(lately))
                            .count());
        }
    }

    /**
     * @throws RefusedQuestion if the question cannot be read
     */
    static BatchesAnswer of(BoardState state, Parameters parameters, ZoneId zone, LocalDate today) {
        parameters.allow(PARAMETERS);
        int limit = parameters.number("limit", LIMIT, GREATEST_LIMIT);
        List<BatchState> asked = parameters.words("state", BatchState.class);
        Set<BatchState> states = asked.isEmpty() ? EnumSet.allOf(BatchState.class) : EnumSet.copyOf(asked);
        Predicate<BatchMarks> wanted = wanted(parameters);
        // What is found and what is open, of one moment: news that came between would make them contradict each other.
        List<KeptBatch> all = state.batches();
        List<KeptBatch> found = all.stream()
                .filter(batch -> states.contains(batch.outline().marks().state()))
                .filter(batch -> wanted.test(batch.outline().marks()))
                .sorted(Comparator.comparing(KeptBatch::outline, BatchOutline.GRAVEST_FIRST))
                .toList();
        Map<BatchState, Integer> counts = new EnumMap<>(BatchState.class);
        states.forEach(each -> counts.put(each, 0));
        found.forEach(batch -> counts.merge(batch.outline().marks().state(), 1, Integer::sum));
        return new BatchesAnswer(
                found.size(),
                counts,
                open(all, zone, today),
                found.stream().limit(limit).map(KeptBatch::view).map(Line::new).toList());
    }

    /** UNSAFE first, the gravest first. */
    private static List<Open> open(List<KeptBatch> all, ZoneId zone, LocalDate today) {
        Instant lately =
                today.minusDays(LATELY_DAYS).plusDays(1).atStartOfDay(zone).toInstant();
        List<Open> lines = new ArrayList<>();
        Map<BatchState, Map<Severity, List<BatchOutline>>> groups = all.stream()
                .map(KeptBatch::outline)
                .filter(batch -> batch.marks().state().isOpen())
                .collect(Collectors.groupingBy(
                        batch -> batch.marks().state(),
                        () -> new EnumMap<>(BatchState.class),
                        Collectors.groupingBy(
                                batch -> batch.marks().severity(),
                                () -> new EnumMap<>(Severity.class),
                                Collectors.toList())));
        for (BatchState each : List.of(BatchState.UNSAFE, BatchState.SUSPECT, BatchState.RETEST)) {
            groups.getOrDefault(each, Map.of()).values().forEach(alike -> lines.add(Open.of(alike, lately)));
        }
        return lines;
    }

    private static Predicate<BatchMarks> wanted(Parameters parameters) {
        return among(parameters, "category", marks -> Set.of(marks.category()))
                .and(among(parameters, "site", BatchMarks::sites))
                .and(among(parameters, "hazard", BatchMarks::hazards))
                .and(among(parameters, "lab", BatchMarks::labs))
                .and(withPapers(parameters.words("papers", PaperFault.class)));
    }

    private static Predicate<BatchMarks> among(
            Parameters parameters, String name, Function<BatchMarks, Set<String>> values) {
        Set<String> wanted = Set.copyOf(parameters.texts(name));
        return marks -> wanted.isEmpty() || values.apply(marks).stream().anyMatch(wanted::contains);
    }

    /** What was dealt with is no fault any more. */
    private static Predicate<BatchMarks> withPapers(List<PaperFault> faults) {
        return marks ->
                faults.isEmpty() || marks.papersAtFault().stream().anyMatch(paper -> faults.contains(paper.fault()));
    }
}
