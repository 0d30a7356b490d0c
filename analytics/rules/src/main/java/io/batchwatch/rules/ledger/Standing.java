package io.batchwatch.rules.ledger;

import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.batch.Speech;
import io.batchwatch.rules.certificate.Certificates;
import io.batchwatch.rules.certificate.Shipment;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Verdict;
import java.util.Optional;

/**
 * What the revision of a result that holds contributes.
 *
 * @param vote to its sample and so to the pass-rate cube; empty once it is withdrawn, for a control
 *     sample, which is no food, and for a re-test: the spare sample
 *     is no sample of its own
 * @param speech to its batch; empty if it neither accuses nor clears one
 * @param papers what it says of its batch's certificates, if those were at fault when it was judged
 */
record Standing(Optional<Vote> vote, Optional<Speech> speech, Optional<Shipment> papers) {
    Standing(Optional<Vote> vote, Optional<Speech> speech) {
        this(vote, speech, Optional.empty());
    }

    /** With what the sample says of its batch's papers, where those were at fault when it was judged. */
    static Standing of(JudgedResult judged, Certificates certificates) {
        Standing standing = of(judged);
        TestResult row = judged.result();
        boolean speaksOfGoods = row.status() != Status.WITHDRAWN
                && row.sample().purpose() != Purpose.CONTROL
                && row.sample().purpose() != Purpose.RETEST;
        if (!speaksOfGoods) {
            return standing;
        }
        Shipment shipment = new Shipment(
                row.sample().batchKey(),
                row.sample().sampleId(),
                judged.category(),
                row.sample().certificate(),
                judged.sampledDate(),
                row.provenance().partner());
        return certificates.check(shipment).isEmpty()
                ? standing
                : new Standing(standing.vote(), standing.speech(), Optional.of(shipment));
    }

    static Standing of(JudgedResult judged) {
        TestResult row = judged.result();
        if (row.status() == Status.WITHDRAWN || row.sample().purpose() == Purpose.CONTROL) {
            return new Standing(Optional.empty(), Optional.empty());
        }
        Verdict verdict = judged.judgement().verdict();
        String hazard = row.item().isWholeSample()
                ? CellKey.ALL_HAZARDS
                : judged.judgement().hazard();
        boolean isRetest = row.sample().purpose() == Purpose.RETEST;
        return new Standing(
                isRetest ? Optional.empty() : Optional.of(new Vote(Place.of(judged), hazard, verdict)),
                speaks(verdict, row.item().kind(), isRetest)
                        ? Optional.of(new Speech(
                                row.sample().batchKey(), row.item().analyte().code(), hazard, verdict))
                        : Optional.empty());
    }

    /**
     * A negative rapid test clears nothing: only a standard method may (Food Safety Law art. 88). Of a re-test the batch
     * hears all the same, so that its story can say why it clears nothing.
     */
    private static boolean speaks(Verdict verdict, TestKind kind, boolean isRetest) {
        return switch (verdict) {
            case FAIL, SUSPECT -> true;
            case PASS -> isRetest || kind != TestKind.RAPID;
            case INCONCLUSIVE, NOT_JUDGED -> false;
        };
    }
}
