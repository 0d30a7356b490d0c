package io.batchwatch.board.metrics;

import io.batchwatch.board.view.BatchOutline;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.vocabulary.Vocabulary;
import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Severity;
import io.batchwatch.views.SourceView;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the metrics off the views, anew at each scrape. */
final class ViewCollector implements MultiCollector {
    private static final int MOST_PARTNERS = 100;
    private static final int MOST_REASONS = 25;
    private static final int MOST_CATEGORIES = 40;

    private final BoardState state;
    private final Supplier<Vocabulary> vocabulary;
    private final Windows windows;

    ViewCollector(BoardState state, Supplier<Vocabulary> vocabulary, Windows windows) {
        this.state = state;
        this.vocabulary = vocabulary;
        this.windows = windows;
    }

    @Override
    public MetricSnapshots collect() {
        List<SourceView> sources = state.sources();
        Vocabulary known = vocabulary.get();
        KnownCodes categories = KnownCodes.of(known.categories(), MOST_CATEGORIES);
        KnownCodes partners =
                KnownCodes.of(sources.stream().map(SourceView::partner).toList(), MOST_PARTNERS);
        List<BatchOutline> open = state.openBatches();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        List.of(
                        results(sources, categories),
                        sourceResults(sources, partners),
                        rejects(sources, partners),
                        disagreements(sources, partners),
                        corrections(sources),
                        lastResults(sources, partners),
                        expectedIntervals(sources, partners),
                        watermark(sources),
                        flagged(),
                        open(open),
                        oldestOpen(open),
                        overdue(state.overdueBatches()),
                        papers(state.batchesWithPapersAtFault()))
                .forEach(series -> snapshots.metricSnapshot(series.snapshot()));
        ReviewSeries.of(state).forEach(series -> snapshots.metricSnapshot(series.snapshot()));
        windows.series(known.campaigns(), categories).forEach(series -> snapshots.metricSnapshot(series.snapshot()));
        return snapshots.build();
    }

    private static Series results(List<SourceView> sources, KnownCodes categories) {
        Series series = new Series(MetricCatalog.RESULTS);
        LabelValues.everyResult(categories.codes(), labels -> series.add(0, labels));
        sources.forEach(source -> source.results()
                .forEach(result -> series.add(
                        result.count(),
                        LabelValues.of(result.testKind()),
                        categories.orOther(result.category()),
                        LabelValues.of(result.verdict()),
                        LabelValues.of(result.timeliness()))));
        return series;
    }

    private static Series sourceResults(List<SourceView> sources, KnownCodes partners) {
        Series series = new Series(MetricCatalog.SOURCE_RESULTS);
        for (SourceView source : sources) {
            String partner = partners.orOther(source.partner());
            series.add(source.accepted(), partner, "accepted");
            series.add(source.duplicates(), partner, "duplicate");
            series.add(source.corrected(), partner, "corrected");
            series.add(source.rejected(), partner, "rejected");
        }
        return series;
    }

    private static Series rejects(List<SourceView> sources, KnownCodes partners) {
        Series series = new Series(MetricCatalog.REJECTS);
        List<String> given = sources.stream()
                .map(SourceView::rejectsByRule)
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        KnownCodes reasons = KnownCodes.of(given, MOST_REASONS);
        sources.forEach(source -> source.rejectsByRule()
                .forEach(
                        (rule, count) -> series.add(count, partners.orOther(source.partner()), reasons.orOther(rule))));
        return series;
    }

    private static Series disagreements(List<SourceView> sources, KnownCodes partners) {
        Series series = new Series(MetricCatalog.SOURCE_DISAGREEMENTS);
        sources.forEach(source -> series.add(source.disagreements(), partners.orOther(source.partner())));
        return series;
    }

    private static Series corrections(List<SourceView> sources) {
        Series series = new Series(MetricCatalog.CORRECTIONS);
        KnownCodes kinds = new KnownCodes(Set.of("corrected", "withdrawn"));
        kinds.codes().forEach(kind -> series.add(0, kind));
        sources.forEach(
                source -> source.corrections().forEach((kind, count) -> series.add(count, kinds.orOther(kind))));
        return series;
    }

    private static Series lastResults(List<SourceView> sources, KnownCodes partners) {
        Series series = new Series(MetricCatalog.SOURCE_LAST_RESULT);
        // Of the partners that share a label, the one not heard of for longest is the one to look at.
        sources.forEach(source -> source.lastReceivedAt()
                .ifPresent(last -> series.least(seconds(last), partners.orOther(source.partner()))));
        return series;
    }

    private static Series expectedIntervals(List<SourceView> sources, KnownCodes partners) {
        Series series = new Series(MetricCatalog.SOURCE_EXPECTED_INTERVAL);
        sources.forEach(source -> source.expectedIntervalSeconds()
                .ifPresent(expected -> series.least(expected.doubleValue(), partners.orOther(source.partner()))));
        return series;
    }

    private static Series watermark(List<SourceView> sources) {
        Series series = new Series(MetricCatalog.WATERMARK);
        sources.stream()
                .flatMap(source -> source.lastSampledAt().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(latest -> series.add(seconds(latest)));
        return series;
    }

    private Series flagged() {
        Series series = new Series(MetricCatalog.BATCHES_FLAGGED);
        KnownCodes hazards = new KnownCodes(Analyte.HAZARDS);
        for (String hazard : hazards.codes()) {
            for (Severity severity : Severity.values()) {
                series.add(0, hazard, LabelValues.of(severity));
            }
        }
        state.flags()
                .forEach((flag, count) ->
                        series.add(count, hazards.orOther(flag.hazard()), LabelValues.of(flag.severity())));
        return series;
    }

    private static Series open(List<BatchOutline> batches) {
        Series series = new Series(MetricCatalog.BATCHES_OPEN);
        for (BatchState state : BatchState.values()) {
            if (state.isOpen()) {
                for (Severity severity : Severity.values()) {
                    series.add(0, LabelValues.of(state), LabelValues.of(severity));
                }
            }
        }
        batches.forEach(batch -> series.add(
                1,
                LabelValues.of(batch.marks().state()),
                LabelValues.of(batch.marks().severity())));
        return series;
    }

    private static Series oldestOpen(List<BatchOutline> batches) {
        Series series = new Series(MetricCatalog.BATCHES_OLDEST_OPEN);
        batches.forEach(batch -> series.least(
                seconds(batch.openedAt()), LabelValues.of(batch.marks().severity())));
        return series;
    }

    private static Series overdue(List<BatchOutline> batches) {
        Series series = new Series(MetricCatalog.BATCHES_OVERDUE);
        for (BatchClock clock : BatchClock.values()) {
            if (clock.kind() == BatchClock.Kind.DUTY) {
                series.add(0, LabelValues.of(clock));
            }
        }
        batches.stream()
                .flatMap(batch -> batch.marks().overdue().stream())
                .forEach(clock -> series.add(1, LabelValues.of(clock)));
        return series;
    }

    /** A batch counts once for each kind and fault. */
    private static Series papers(List<BatchOutline> batches) {
        Series series = new Series(MetricCatalog.BATCHES_PAPERS);
        KnownCodes kinds = new KnownCodes(Set.of("origin", "quarantine", KnownCodes.OTHER));
        for (String kind : kinds.codes()) {
            for (PaperFault fault : PaperFault.values()) {
                series.add(0, kind, LabelValues.of(fault));
            }
        }
        for (BatchOutline batch : batches) {
            batch.marks().papersAtFault().stream()
                    .map(paper -> List.of(kinds.orOther(paper.kind()), LabelValues.of(paper.fault())))
                    .distinct()
                    .forEach(labels -> series.add(1, labels.get(0), labels.get(1)));
        }
        return series;
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1_000.0;
    }
}
