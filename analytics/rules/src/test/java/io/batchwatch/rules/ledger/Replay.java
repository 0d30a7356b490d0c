package io.batchwatch.rules.ledger;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies rows one by one, as the job does: state per sample and per result id, views outside. */
final class Replay {
    private static final ReferenceData RULES = Shipped.data();
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private final TestResultCodec codec = new TestResultCodec();
    private final Map<String, KnownSample> samples = new HashMap<>();
    private final Map<ResultId, ResultLedger> elsewhere = new HashMap<>();
    private final Map<String, SumLedger> sums = new HashMap<>();
    private final Map<CellKey, PassRateCell> cells = new HashMap<>();
    private final Map<String, Map<String, Speech>> spoken = new HashMap<>();

    static Replay of(List<TestResult> rows) {
        Replay replay = new Replay();
        rows.forEach(replay::apply);
        return replay;
    }

    Step apply(TestResult row) {
        String sample = row.sample().sampleId();
        KnownSample known = samples.getOrDefault(sample, KnownSample.NOTHING);
        Step step = Ledger.apply(
                known.votes(),
                known.result(row.id()).or(() -> Optional.ofNullable(elsewhere.get(row.id()))),
                sums.getOrDefault(sample, SumLedger.EMPTY),
                codec.arrived(codec.encode(row)),
                RULES,
                NOW);
        // Through their bytes, as between two rows of a real stream.
        if (step.outcome() == RowOutcome.REDELIVERED) {
            return step;
        }
        known = known.with(step.sample(), Map.of(row.id(), step.result()));
        samples.put(sample, LedgerCodec.knownSample(LedgerCodec.encode(known)));
        sums.put(sample, LedgerCodec.sumLedger(LedgerCodec.encode(step.sums(), codec), codec));
        if (known.result(row.id()).isEmpty()) {
            elsewhere.put(row.id(), LedgerCodec.resultLedger(LedgerCodec.encode(step.result())));
        }
        step.cells().forEach(delta -> cells.merge(delta.key(), delta.asCell(), (cell, first) -> delta.appliedTo(cell)));
        step.evidence().forEach(this::hear);
        return step;
    }

    /** Cells that are not empty; versions count the way, which may differ, and are left out. */
    Map<CellKey, PassRateCell> cells() {
        return cells.values().stream()
                .filter(cell -> !cell.samples().isNone() || !cell.items().isNone())
                .map(cell -> new PassRateCell(cell.key(), cell.samples(), cell.items(), 0))
                .collect(Collectors.toMap(PassRateCell::key, cell -> cell));
    }

    /** What each batch was told last by each result that still speaks of it. */
    Map<String, Map<String, Speech>> spoken() {
        return spoken.entrySet().stream()
                .filter(batch -> !batch.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The cell of all hazards, if there is but one. */
    PassRateCell onlyCell() {
        List<PassRateCell> all = cells().values().stream()
                .filter(cell -> cell.key().hazard().equals(CellKey.ALL_HAZARDS))
                .toList();
        if (all.size() != 1) {
            throw new AssertionError("not one cell but " + all);
        }
        return all.get(0);
    }

    private void hear(BatchEvidence evidence) {
        Map<String, Speech> ofBatch = spoken.computeIfAbsent(evidence.batchKey(), key -> new HashMap<>());
        if (evidence.after().isPresent()) {
            ofBatch.put(evidence.resultId(), evidence.after().get());
        } else {
            ofBatch.remove(evidence.resultId());
        }
    }
}
