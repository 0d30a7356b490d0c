package io.batchwatch.rules.ledger;

import io.batchwatch.rules.batch.BatchEvidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one arriving row changes.
 *
 * @param sample the sample's ledger from now on
 * @param result the result id's ledger from now on
 * @param judged the row's judgement, unless it said nothing new
 * @param cells what the pass-rate cube must add and subtract
 * @param evidence what the batches concerned must hear; a correction may move a result from one batch to another
 */
public record Step(
        SampleLedger sample,
        ResultLedger result,
        RowOutcome outcome,
        Optional<JudgedResult> judged,
        List<CellDelta> cells,
        List<BatchEvidence> evidence) {
    public Step {
        Objects.requireNonNull(sample);
        Objects.requireNonNull(result);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(judged);
        cells = List.copyOf(cells);
        evidence = List.copyOf(evidence);
    }
}
