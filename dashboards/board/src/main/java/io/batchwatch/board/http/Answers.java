package io.batchwatch.board.http;

import io.batchwatch.board.state.Dimension;
import io.batchwatch.board.state.PassRates;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.rates.Wilson;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.Severity;
import io.batchwatch.views.SourceView;
import io.batchwatch.views.VerdictCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shapes of the JSON that the board answers with. */
final class Answers {
    private Answers() {}

    record PassRatesAnswer(
            LocalDate from,
            LocalDate to,
            Optional<LocalDate> firstDay,
            Optional<LocalDate> lastDay,
            List<String> by,
            String zone,
            List<RateRow> rows) {}

    /**
     * @param rate passed / judged, 0 to 1; empty where nothing was judged
     * @param lower of the Wilson interval at 95 %
     */
    record RateRow(
            Map<String, String> key,
            TestKind testKind,
            VerdictCounts samples,
            long judged,
            long passed,
            Optional<Double> rate,
            Optional<Double> lower,
            Optional<Double> upper,
            ItemRate items) {
        static RateRow of(List<Dimension> by, PassRates.Row row) {
            Map<String, String> key = new LinkedHashMap<>();
            for (int i = 0; i < by.size(); i++) {
                key.put(by.get(i).text(), row.key().get(i));
            }
            VerdictCounts samples = row.samples();
            Optional<Wilson> interval = PassRates.interval(samples);
            return new RateRow(
                    key,
                    row.kind(),
                    samples,
                    samples.judged(),
                    samples.pass(),
                    rateOf(samples),
                    interval.map(Wilson::lower),
                    interval.map(Wilson::upper),
                    ItemRate.of(row.items()));
        }
    }

    record ItemRate(long judged, long passed, Optional<Double> rate, Optional<Double> lower, Optional<Double> upper) {
        static ItemRate of(VerdictCounts items) {
            Optional<Wilson> interval = PassRates.interval(items);
            return new ItemRate(
                    items.judged(),
                    items.pass(),
                    rateOf(items),
                    interval.map(Wilson::lower),
                    interval.map(Wilson::upper));
        }
    }

    private static Optional<Double> rateOf(VerdictCounts counts) {
        return counts.judged() <= 0 ? Optional.empty() : Optional.of((double) counts.pass() / counts.judged());
    }

    record BatchesAnswer(long total, Map<BatchState, Long> counts, List<BatchSummary> batches) {}

    /** A batch without its story. */
    record BatchSummary(
            String batchId,
            String product,
            String productName,
            String category,
            String producer,
            String site,
            BatchState state,
            Severity severity,
            String hazard,
            Instant openedAt,
            Instant changedAt,
            List<BatchFinding> findings) {
        static BatchSummary of(BatchView batch) {
            return new BatchSummary(
                    batch.batchId(),
                    batch.product(),
                    batch.productName(),
                    batch.category(),
                    batch.producer(),
                    batch.site(),
                    batch.state(),
                    batch.severity(),
                    batch.hazard(),
                    batch.openedAt(),
                    batch.changedAt(),
                    batch.findings().stream().limit(1).toList());
        }
    }

    record SourcesAnswer(Instant now, List<SourceStatus> sources) {}

    /**
     * @param silent nothing came for twice as long as expected
     */
    record SourceStatus(
            String partner,
            Optional<Instant> lastReceivedAt,
            Optional<Instant> lastSampledAt,
            Optional<Long> expectedIntervalSeconds,
            Optional<Long> ageSeconds,
            boolean silent,
            long accepted,
            long duplicates,
            long corrected,
            long rejected,
            Map<String, Long> rejectsByRule) {
        static SourceStatus of(SourceView source, Instant now) {
            Optional<Long> age = source.lastReceivedAt()
                    .map(last -> Duration.between(last, now).toSeconds());
            boolean silent = age.isPresent()
                    && source.expectedIntervalSeconds()
                            .filter(expected -> age.get() > 2 * expected)
                            .isPresent();
            return new SourceStatus(
                    source.partner(),
                    source.lastReceivedAt(),
                    source.lastSampledAt(),
                    source.expectedIntervalSeconds(),
                    age,
                    silent,
                    source.accepted(),
                    source.duplicates(),
                    source.corrected(),
                    source.rejected(),
                    source.rejectsByRule());
        }
    }

    record FilesAnswer(List<FileView> files) {}
}
