package io.batchwatch.rules.tally;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.rules.ledger.Novelty;
import io.batchwatch.views.SourceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a partner's rows, all in all. Immutable.
 *
 * <p>Accepted and corrected rows are counted as the job settled them; refused rows, and rows that the door knew as
 * duplicates, as the receipts say.
 */
public record SourceLedger(
        String partner,
        Optional<Instant> lastReceivedAt,
        Optional<Instant> lastSampledAt,
        Optional<Duration> expectedInterval,
        long accepted,
        long duplicates,
        long corrected,
        long withdrawn,
        long rejected,
        long disagreeing,
        Map<String, Long> rejectsByRule,
        Map<RowsTally.Kind, Long> results,
        long version) {
    public SourceLedger {
        rejectsByRule = Map.copyOf(rejectsByRule);
        results = Map.copyOf(results);
    }

    public static SourceLedger of(String partner) {
        return new SourceLedger(
                partner, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), 0);
    }

    /** What an earlier reading told of counts no second time. */
    public SourceLedger plus(RowsTally rows) {
        if (rows.novelty() != Novelty.NEW) {
            return this;
        }
        return new SourceLedger(
                partner,
                Optional.of(latest(lastReceivedAt, rows.receivedAt())),
                Optional.of(latest(lastSampledAt, rows.sampledAt())),
                expectedInterval,
                accepted + rows.accepted(),
                duplicates + rows.duplicates(),
                corrected + rows.corrected(),
                withdrawn + rows.withdrawn(),
                rejected,
                disagreeing + rows.disagreeing(),
                rejectsByRule,
                RowsTally.sum(results, rows.results()),
                version + rows.rows());
    }

    /**
     * @param receipt of an arrival not counted before; of a later reading only that the partner was heard of counts
     */
    public SourceLedger plus(ReceiptSummary receipt) {
        boolean counts = receipt.reading() == 1;
        return new SourceLedger(
                partner,
                Optional.of(latest(lastReceivedAt, receipt.receivedAt())),
                lastSampledAt,
                receipt.expectedInterval().or(() -> expectedInterval),
                accepted,
                duplicates + (counts ? receipt.duplicates() : 0),
                corrected,
                withdrawn,
                rejected + (counts ? receipt.rejected() : 0),
                disagreeing,
                counts ? RowsTally.sum(rejectsByRule, receipt.rejectsByRule()) : rejectsByRule,
                results,
                version + 1);
    }

    public SourceView view() {
        List<SourceView.ResultCount> counts = results.entrySet().stream()
                .map(entry -> new SourceView.ResultCount(
                        entry.getKey().testKind(),
                        entry.getKey().category(),
                        entry.getKey().verdict(),
                        entry.getKey().timeliness(),
                        entry.getValue()))
                .sorted(Comparator.comparing(SourceView.ResultCount::testKind)
                        .thenComparing(SourceView.ResultCount::category)
                        .thenComparing(SourceView.ResultCount::verdict)
                        .thenComparing(SourceView.ResultCount::timeliness))
                .toList();
        return new SourceView(
                partner,
                lastReceivedAt,
                lastSampledAt,
                expectedInterval.map(Duration::toSeconds),
                accepted,
                duplicates,
                corrected,
                rejected,
                rejectsByRule,
                Map.of("corrected", corrected - withdrawn, "withdrawn", withdrawn),
                counts,
                disagreeing,
                version);
    }

    private static Instant latest(Optional<Instant> known, Instant other) {
        return known.map(instant -> RowsTally.later(instant, other)).orElse(other);
    }
}
