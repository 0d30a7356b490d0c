package io.batchwatch.rules.ledger;

import io.batchwatch.rules.batch.BatchEvidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one arriving row changes.
 *
 * @param sample the sample's ledger from now on
 * @param result the result id's ledger from now on; if the row was redelivered there is nothing to keep
 * @param outcome what the row is to its result
 * @param novelty whether its line was heard of in an earlier reading
 * @param judged the row's judgement; empty if it only repeats another row
 * @param cells what the pass-rate cube must add and subtract
 * @param evidence what the batches concerned must hear; a correction may move a result from one batch to another
 */
public record Step(
        SampleLedger sample,
        ResultLedger result,
        RowOutcome outcome,
        Novelty novelty,
        Optional<JudgedResult> judged,
        List<CellDelta> cells,
        List<BatchEvidence> evidence) {
    public Step {
        Objects.requireNonNull(sample);
        Objects.requireNonNull(result);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(novelty);
        Objects.requireNonNull(judged);
        cells = List.copyOf(cells);
        evidence = List.copyOf(evidence);
    }

    /** What the history must keep; empty if the row said nothing new. */
    public Optional<JudgedResult> history() {
        return novelty == Novelty.UNCHANGED ? Optional.empty() : judged;
    }
}
