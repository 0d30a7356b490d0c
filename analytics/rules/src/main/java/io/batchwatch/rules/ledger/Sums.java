package io.batchwatch.rules.ledger;

import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.reference.ReferenceData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sums of a sample become when a component arrives, is corrected or is taken back. A function of the components that
 * hold, so the order in which they came does not matter.
 */
final class Sums {
    private final ReferenceData reference;
    private final Instant now;
    private final TestResult trigger;

    private SampleLedger sample;
    private final List<CellDelta> cells = new ArrayList<>();
    private final List<BatchEvidence> evidence = new ArrayList<>();
    private final List<JudgedResult> judged = new ArrayList<>();

    private Sums(SampleLedger sample, TestResult trigger, ReferenceData reference, Instant now) {
        this.sample = sample;
        this.trigger = trigger;
        this.reference = reference;
        this.now = now;
    }

    /** The step, with what it makes of the sums; a row that goes into none costs a look into a table. */
    static Step after(Step step, SumLedger known, TestResult row, ReferenceData reference, Instant now) {
        if (!reference.isComponent(row.item().analyte())) {
            return step.withSums(known);
        }
        boolean holds =
                switch (step.outcome()) {
                    case ACCEPTED, CORRECTED -> step.result().holding().equals(Precedence.of(row));
                    case DUPLICATE, REDELIVERED -> false;
                };
        if (!holds) {
            return step.withSums(known);
        }
        SumLedger next = row.status() == Status.WITHDRAWN ? known.without(row.id()) : known.with(row);
        return new Sums(step.sample(), row, reference, now).after(step, next);
    }

    private Step after(Step step, SumLedger ledger) {
        Map<ResultId, SampleSums.Sum> found = SampleSums.of(ledger.parts().values(), reference);
        Map<ResultId, JudgedResult> said = new LinkedHashMap<>();
        found.forEach((id, sum) -> {
            Optional<JudgedResult> before = Optional.ofNullable(ledger.sums().get(id));
            JudgedResult result = judged(row(id, sum, before), sum.outcome().judgement());
            if (before.isEmpty() || saysOtherwise(before.get(), result)) {
                said.put(id, result);
                tell(before, result);
            }
        });
        ledger.sums().forEach((id, before) -> {
            if (!found.containsKey(id) && before.result().status() != Status.WITHDRAWN) {
                Instant at = trigger.provenance().receivedAt();
                JudgedResult gone = judged(SumRow.withdrawn(before.result(), at), before.judgement());
                said.put(id, gone);
                tell(Optional.of(before), gone);
            }
        });
        return step.withSums(ledger.saying(said), sample, cells, evidence, judged);
    }

    private static TestResult row(ResultId id, SampleSums.Sum sum, Optional<JudgedResult> before) {
        int revision = before.map(said -> said.result().revision() + 1).orElse(1);
        return SumRow.of(id, sum.definition(), sum.parts(), sum.outcome(), revision);
    }

    private static boolean saysOtherwise(JudgedResult before, JudgedResult now) {
        return before.result().status() == Status.WITHDRAWN
                || !before.judgement().equals(now.judgement())
                || !before.result().measurement().equals(now.result().measurement())
                || !before.result().item().equals(now.result().item())
                || !before.result().remark().equals(now.result().remark())
                || !receivedAt(before).equals(receivedAt(now))
                || !before.result().sample().equals(now.result().sample())
                || !Standing.of(before).equals(Standing.of(now));
    }

    /** Of the component that came last: a batch's clocks run from it. */
    private static Instant receivedAt(JudgedResult sum) {
        return sum.result().provenance().receivedAt();
    }

    private void tell(Optional<JudgedResult> before, JudgedResult result) {
        Optional<Standing> stood = before.map(Standing::of);
        Standing stands = Standing.of(result);
        Optional<Vote> of = stood.flatMap(Standing::vote);
        SampleLedger next = sample.with(stands.vote(), of);
        cells.addAll(sample.changeTo(next, stands.vote(), of));
        sample = next;
        evidence.addAll(Ledger.evidence(stood, stands, result, reference));
        judged.add(result);
    }

    private JudgedResult judged(TestResult row, Judgement judgement) {
        RowOutcome outcome = row.revision() == 1 ? RowOutcome.ACCEPTED : RowOutcome.CORRECTED;
        return Ledger.judged(row, judgement, outcome, reference, now);
    }
}
