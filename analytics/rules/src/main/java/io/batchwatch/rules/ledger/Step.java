package io.batchwatch.rules.ledger;

import io.batchwatch.rules.batch.BatchEvidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one arriving row changes.
 *
 * @param sample the sample's ledger from now on
 * @param result the result id's ledger from now on; if the row was redelivered there is nothing to keep
 * @param outcome what the row is to its result
 * @param novelty whether its line was heard of in an earlier reading
 * @param judged the row's judgement; empty if it only repeats another row
 * @param cells what the pass-rate cube must add and subtract
 * @param sums the sample's sums from now on
 * @param summed what the sums that changed are judged now; each is a result of its own
 * @param evidence what the batches concerned must hear; a correction may move a result from one batch to another
 */
public record Step(
        SampleLedger sample,
        ResultLedger result,
        RowOutcome outcome,
        Novelty novelty,
        Optional<JudgedResult> judged,
        SumLedger sums,
        List<JudgedResult> summed,
        List<CellDelta> cells,
        List<BatchEvidence> evidence) {
    public Step {
        Objects.requireNonNull(sample);
        Objects.requireNonNull(result);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(novelty);
        Objects.requireNonNull(judged);
        Objects.requireNonNull(sums);
        summed = List.copyOf(summed);
        cells = List.copyOf(cells);
        evidence = List.copyOf(evidence);
    }

    /** Of the row alone, whatever it means for the sums. */
    Step(
            SampleLedger sample,
            ResultLedger result,
            RowOutcome outcome,
            Novelty novelty,
            Optional<JudgedResult> judged,
            List<CellDelta> cells,
            List<BatchEvidence> evidence) {
        this(sample, result, outcome, novelty, judged, SumLedger.EMPTY, List.of(), cells, evidence);
    }

    Step withSums(SumLedger known) {
        return known == sums
                ? this
                : new Step(sample, result, outcome, novelty, judged, known, List.of(), cells, evidence);
    }

    /**
     * @param after the sample's ledger with the sums' votes
     * @param moreCells what the sums add to the row's own
     * @param moreEvidence likewise
     */
    Step withSums(
            SumLedger next,
            SampleLedger after,
            List<CellDelta> moreCells,
            List<BatchEvidence> moreEvidence,
            List<JudgedResult> said) {
        return new Step(
                after,
                result,
                outcome,
                novelty,
                judged,
                next,
                said,
                joined(cells, moreCells),
                joined(evidence, moreEvidence));
    }

    /** Most components come before there is a sum to speak of. */
    private static <T> List<T> joined(List<T> own, List<T> more) {
        return more.isEmpty() ? own : Stream.concat(own.stream(), more.stream()).toList();
    }

    /** What the history must keep of the row; empty if the row said nothing new. */
    public Optional<JudgedResult> history() {
        return novelty == Novelty.UNCHANGED ? Optional.empty() : judged;
    }
}
