package io.batchwatch.board.metrics;

import io.batchwatch.board.state.BoardState;
import io.batchwatch.board.state.Dimension;
import io.batchwatch.board.state.PassRates;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import io.batchwatch.views.SourceView;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be said of the views in numbers. */
final class ViewMetrics implements MultiCollector {
    private static final Map<String, Integer> WINDOWS = Map.of("1d", 1, "7d", 7, "30d", 30);

    private final BoardState state;
    private final ZoneId zone;
    private final Clock clock;

    ViewMetrics(BoardState state, ZoneId zone, Clock clock) {
        this.state = state;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        Series series = new Series();
        sources(series);
        flagged(series);
        open(series);
        windows(series);
        return series.snapshots();
    }

    private void sources(Series series) {
        for (SourceView source : state.sources()) {
            String partner = source.partner();
            source.results()
                    .forEach(count -> series.add(
                            Metric.RESULTS,
                            Labels.of(
                                    "test_kind", lower(count.testKind()),
                                    "category", Bounded.category(count.category()),
                                    "outcome", lower(count.verdict()),
                                    "timeliness", lower(count.timeliness())),
                            count.count()));
            Map.of(
                            "accepted", source.accepted(),
                            "duplicate", source.duplicates(),
                            "corrected", source.corrected(),
                            "rejected", source.rejected())
                    .forEach((outcome, count) -> series.add(
                            Metric.SOURCE_RESULTS, Labels.of("partner", partner, "outcome", outcome), count));
            source.rejectsByRule()
                    .forEach((rule, count) ->
                            series.add(Metric.REJECTS, Labels.of("partner", partner, "reason", rule), count));
            source.corrections()
                    .forEach((kind, count) -> series.add(Metric.CORRECTIONS, Labels.of("kind", kind), count));
            source.lastReceivedAt()
                    .ifPresent(last -> series.add(Metric.SOURCE_LAST, Labels.of("partner", partner), seconds(last)));
            source.expectedIntervalSeconds()
                    .ifPresent(expected -> series.add(Metric.SOURCE_EXPECTED, Labels.of("partner", partner), expected));
        }
    }

    private void flagged(Series series) {
        for (String hazard : Bounded.HAZARDS) {
            for (Severity severity : Severity.values()) {
                series.add(Metric.FLAGGED, Labels.of("hazard", hazard, "severity", lower(severity)), 0);
            }
        }
        state.flagged()
                .forEach((flag, count) -> series.add(
                        Metric.FLAGGED,
                        Labels.of("hazard", Bounded.hazard(flag.hazard()), "severity", lower(flag.severity())),
                        count.sum()));
    }

    private void open(Series series) {
        for (Severity severity : Severity.values()) {
            for (BatchState open : List.of(BatchState.SUSPECT, BatchState.UNSAFE, BatchState.RETEST)) {
                series.add(Metric.OPEN, Labels.of("state", lower(open), "severity", lower(severity)), 0);
            }
        }
        for (BatchView batch : state.batches()) {
            if (batch.state().isOpen()) {
                Labels severity = Labels.of("severity", lower(batch.severity()));
                series.add(
                        Metric.OPEN, Labels.of("state", lower(batch.state()), "severity", lower(batch.severity())), 1);
                series.least(Metric.OLDEST_OPEN, severity, seconds(batch.openedAt()));
            }
        }
    }

    /** Windows of sampling days that end today. */
    private void windows(Series series) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        WINDOWS.forEach((window, days) -> {
            PassRates.Question question = new PassRates.Question(
                    today.minusDays(days - 1L), today, List.of(Dimension.CATEGORY), Set.of(), Map.of());
            for (PassRates.Row row : PassRates.answer(question, state.cells())) {
                Labels labels = Labels.of(
                        "window", window,
                        "test_kind", lower(row.kind()),
                        "category", Bounded.category(row.key().get(0)));
                series.add(Metric.WINDOW_SAMPLES, labels, row.samples().judged());
                series.add(Metric.WINDOW_PASSED, labels, row.samples().pass());
            }
        });
        series.ratio(Metric.WINDOW_RATIO, Metric.WINDOW_PASSED, Metric.WINDOW_SAMPLES);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    private static String lower(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
