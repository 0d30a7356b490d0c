package io.batchwatch.board.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.views.BatchFinding;
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
import java.util.stream.Stream;

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
        static Open of(List<BatchView> alike, ZoneId zone, LocalDate today) {
            BatchView any = alike.get(0);
            LocalDate lately = today.minusDays(LATELY_DAYS);
            return new Open(
                    any.state(),
                    any.severity(),
                    alike.size(),
                    alike.stream()
                            .map(BatchView::openedAt)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    alike.stream()
                            .filter(batch -> batch.clocks().stream()
                                    .anyMatch(clock -> clock.overdueSince().isPresent()))
                            .count(),
                    alike.stream()
                            .filter(batch -> sampledOn(batch, zone).anyMatch(day -> day.isAfter(lately)))
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
        Predicate<BatchView> wanted = wanted(parameters);
        List<BatchView> found = state.batches(states).stream().filter(wanted).toList();
        Map<BatchState, Integer> counts = new EnumMap<>(BatchState.class);
        states.forEach(each -> counts.put(each, 0));
        found.forEach(batch -> counts.merge(batch.state(), 1, Integer::sum));
        return new BatchesAnswer(
                found.size(),
                counts,
                open(state, zone, today),
                found.stream().limit(limit).map(Line::new).toList());
    }

    /** UNSAFE first, the gravest first. */
    private static List<Open> open(BoardState state, ZoneId zone, LocalDate today) {
        Set<BatchState> open = EnumSet.allOf(BatchState.class);
        open.removeIf(each -> !each.isOpen());
        List<Open> lines = new ArrayList<>();
        Map<BatchState, Map<Severity, List<BatchView>>> groups = state.batches(open).stream()
                .collect(Collectors.groupingBy(
                        BatchView::state,
                        () -> new EnumMap<>(BatchState.class),
                        Collectors.groupingBy(
                                BatchView::severity, () -> new EnumMap<>(Severity.class), Collectors.toList())));
        for (BatchState each : List.of(BatchState.UNSAFE, BatchState.SUSPECT, BatchState.RETEST)) {
            groups.getOrDefault(each, Map.of()).values().forEach(alike -> lines.add(Open.of(alike, zone, today)));
        }
        return lines;
    }

    private static Predicate<BatchView> wanted(Parameters parameters) {
        return among(parameters, "category", batch -> Stream.of(batch.category()))
                .and(among(
                        parameters,
                        "site",
                        batch -> Stream.concat(Stream.of(batch.site()), found(batch, BatchFinding::site))))
                .and(among(
                        parameters,
                        "hazard",
                        batch -> Stream.concat(Stream.of(batch.hazard()), found(batch, BatchFinding::hazard))))
                .and(among(parameters, "lab", batch -> found(batch, BatchFinding::lab)))
                .and(withPapers(parameters.words("papers", PaperFault.class)));
    }

    private static Predicate<BatchView> among(
            Parameters parameters, String name, Function<BatchView, Stream<String>> values) {
        Set<String> wanted = Set.copyOf(parameters.texts(name));
        return batch -> wanted.isEmpty() || values.apply(batch).anyMatch(wanted::contains);
    }

    private static Stream<String> found(BatchView batch, Function<BatchFinding, String> what) {
        return batch.findings().stream().map(what);
    }

    private static Stream<LocalDate> sampledOn(BatchView batch, ZoneId zone) {
        return batch.findings().stream().map(finding -> LocalDate.ofInstant(finding.sampledAt(), zone));
    }

    /** What was dealt with is no fault any more. */
    private static Predicate<BatchView> withPapers(List<PaperFault> faults) {
        return batch -> faults.isEmpty()
                || batch.papers().stream().anyMatch(paper -> !paper.settled() && faults.contains(paper.fault()));
    }
}
