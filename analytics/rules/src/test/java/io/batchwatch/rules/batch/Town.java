package io.batchwatch.rules.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.rules.ledger.Ledger;
import io.batchwatch.rules.ledger.ResultLedger;
import io.batchwatch.rules.ledger.RowOutcome;
import io.batchwatch.rules.ledger.SampleLedger;
import io.batchwatch.rules.ledger.Step;
import io.batchwatch.rules.ledger.SumLedger;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchPaper;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What happens to the samples and batches of a town, one thing after the other, as the job does it. */
final class Town {
    private static final ReferenceData RULES = Shipped.withPapers();
    private static final Instant NOW = Instant.parse("2026-03-20T00:00:00Z");

    private final TestResultCodec codec = new TestResultCodec();
    private final Map<String, SampleLedger> samples = new HashMap<>();
    private final Map<ResultId, ResultLedger> results = new HashMap<>();
    private final Map<String, SumLedger> sums = new HashMap<>();
    private final Map<CellKey, PassRateCell> cells = new HashMap<>();
    private final Map<String, BatchLedger> batches = new HashMap<>();
    private final Map<String, Heard> heard = new HashMap<>();

    /** Something that reaches us. */
    sealed interface News {
        record Row(TestResult row) implements News {}

        record Deed(BatchAct act) implements News {}
    }

    /**
     * What a batch was told since something was done about it.
     *
     * @param before what was known then
     */
    private record Heard(BatchLedger before, List<BatchEvidence> evidence) {
        /** All at once comes to the same as one after another. */
        void comesTo(BatchLedger expected) {
            List<BatchStep> steps = before.apply(evidence, RULES.law(), NOW);
            assertThat(steps.get(steps.size() - 1).next()).isEqualTo(expected);
        }
    }

    /** All that a view of a batch shows but the way it came there: story, version, and when the state last changed. */
    record Shown(
            BatchState state,
            CaseFile file,
            List<BatchClockView> clocks,
            boolean isReferral,
            List<BatchPaper> papers,
            Set<PaperCheck.Told> papersTold) {}

    static Town of(List<News> news) {
        Town town = new Town();
        news.forEach(town::hear);
        List.copyOf(town.heard.keySet()).forEach(town::hearTogether);
        return town;
    }

    private void hear(News news) {
        if (news instanceof News.Row row) {
            take(row.row());
        } else if (news instanceof News.Deed deed) {
            hearTogether(deed.act().batchId());
            batches.compute(deed.act().batchId(), (key, before) -> known(before)
                    .apply(deed.act(), RULES.law(), NOW)
                    .next());
        }
    }

    private void take(TestResult row) {
        String sample = row.sample().sampleId();
        Step step = Ledger.apply(
                samples.getOrDefault(sample, SampleLedger.EMPTY),
                Optional.ofNullable(results.get(row.id())),
                sums.getOrDefault(sample, SumLedger.EMPTY),
                codec.arrived(codec.encode(row)),
                RULES,
                NOW);
        if (step.outcome() == RowOutcome.REDELIVERED) {
            return;
        }
        samples.put(sample, step.sample());
        sums.put(sample, step.sums());
        results.put(row.id(), step.result());
        step.cells().forEach(this::count);
        step.evidence()
                .forEach(evidence ->
                        batches.compute(evidence.batchKey(), (key, before) -> convinced(known(before), evidence)));
    }

    /** The short way, where there is one, comes to the same step as the long one. */
    private BatchLedger convinced(BatchLedger before, BatchEvidence evidence) {
        heard.computeIfAbsent(evidence.batchKey(), key -> new Heard(before, new ArrayList<>()))
                .evidence()
                .add(evidence);
        BatchStep step = before.apply(evidence, RULES.law(), NOW);
        assertThat(step).isEqualTo(before.applyAtLength(evidence, RULES.law(), NOW));
        return step.next();
    }

    private void hearTogether(String batch) {
        Optional.ofNullable(heard.remove(batch)).ifPresent(told -> told.comesTo(batches.get(batch)));
    }

    private static BatchLedger known(BatchLedger before) {
        return before == null ? BatchLedger.EMPTY : before;
    }

    private void count(CellDelta delta) {
        cells.merge(delta.key(), delta.asCell(), (cell, first) -> delta.appliedTo(cell));
    }

    /** Cells that are not empty; versions count the way. */
    Map<CellKey, PassRateCell> cells() {
        return cells.values().stream()
                .filter(cell -> !cell.samples().isNone() || !cell.items().isNone())
                .map(cell -> new PassRateCell(cell.key(), cell.samples(), cell.items(), 0))
                .collect(Collectors.toMap(PassRateCell::key, cell -> cell));
    }

    /** Batches of which anything is known. */
    Map<String, Shown> batches() {
        Map<String, Shown> shown = new TreeMap<>();
        batches.forEach((key, ledger) -> {
            Course course = new Course(ledger.file(), RULES.deadlines());
            List<BatchClockView> clocks =
                    course.clocks().stream().map(clock -> clock.view(NOW)).toList();
            if (!ledger.file().equals(CaseFile.EMPTY)) {
                shown.put(
                        key,
                        new Shown(
                                ledger.state(),
                                ledger.file(),
                                clocks,
                                course.isReferral(),
                                PaperCheck.of(ledger.file(), RULES.law().certificates(), RULES.zone()),
                                ledger.papersTold()));
            }
        });
        return shown;
    }
}
