package io.batchwatch.rules.batch;

import io.batchwatch.contract.ActId;
import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.BatchLaw;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** A batch's case told in few words; moments are Shanghai's. Before anything happens the clocks ring that ran out till then. */
final class Case {
    static final BatchLaw LAW = Shipped.data().law();
    static final String BATCH = "B-1";

    private final String category;
    private BatchLedger ledger = BatchLedger.EMPTY;
    private Optional<BatchStep> last = Optional.empty();

    Case(String category) {
        this.category = category;
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Bench.SHANGHAI).toInstant();
    }

    Case rapidPositive(String resultId, String analyte, String received) {
        return hear(accusation(resultId, analyte, Verdict.SUSPECT, "town", false, received), received);
    }

    Case found(String resultId, String analyte, String lab, String received) {
        return hear(accusation(resultId, analyte, Verdict.FAIL, lab, false, received), received);
    }

    Case foundAgain(String resultId, String analyte, String lab, String received) {
        return hear(accusation(resultId, analyte, Verdict.FAIL, lab, true, received), received);
    }

    Case passed(String resultId, String analyte, String received) {
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), Verdict.PASS);
        return hear(evidence(resultId, analyte, speech, Optional.empty(), Optional.empty(), received), received);
    }

    Case retestPassed(String resultId, String analyte, String lab, TestKind kind, String received) {
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), Verdict.PASS);
        RetestPass pass = new RetestPass(resultId, analyte, lab, kind, at(received));
        return hear(evidence(resultId, analyte, speech, Optional.empty(), Optional.of(pass), received), received);
    }

    Case withdrawn(String resultId, String analyte, Verdict verdict, String received) {
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), verdict);
        BatchEvidence evidence = new BatchEvidence(
                about(),
                resultId,
                analyte,
                Optional.of(speech),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at(received));
        return hear(evidence, received);
    }

    Case act(ActKind kind, String done) {
        return act(actOf(kind, done, done, false), done);
    }

    Case act(BatchAct act, String now) {
        waits(now);
        return step(ledger.apply(act, LAW, at(now)));
    }

    Case waits(String until) {
        return step(ledger.at(LAW, at(until)));
    }

    static BatchAct actOf(ActKind kind, String done, String entered, boolean isWithdrawn) {
        return new BatchAct(
                ActId.of(BATCH, kind, at(done), "张三", "1号"),
                BATCH,
                kind,
                at(done),
                "张三",
                "1号",
                "",
                kind == ActKind.DISPOSAL_CLOSED ? Optional.of(new BigDecimal("50")) : Optional.empty(),
                kind == ActKind.DISPOSAL_CLOSED ? "kg" : "",
                "",
                isWithdrawn,
                at(entered),
                "acts.csv");
    }

    BatchLedger ledger() {
        return ledger;
    }

    BatchState state() {
        return ledger.state();
    }

    BatchStep last() {
        return last.orElseThrow();
    }

    BatchView view() {
        return last().view().orElseThrow();
    }

    BatchMoment lastMoment() {
        return ledger.story().get(ledger.story().size() - 1);
    }

    BatchClockView clock(BatchClock clock) {
        return view().clocks().stream()
                .filter(running -> running.clock() == clock)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + clock + " among " + view().clocks()));
    }

    private Case hear(BatchEvidence evidence, String now) {
        waits(now);
        return step(ledger.apply(evidence, LAW, at(now)));
    }

    /** Through its bytes, as between two events of a real stream. */
    private Case step(BatchStep step) {
        last = Optional.of(step);
        ledger = BatchCodec.batchLedger(BatchCodec.encode(step.next()));
        return this;
    }

    private BatchDescription about() {
        return new BatchDescription(BATCH, "cowpea", "豇豆", category, "合作社", "m1");
    }

    private BatchEvidence accusation(
            String resultId, String analyte, Verdict verdict, String lab, boolean isRetest, String received) {
        BatchFinding finding = new BatchFinding(
                resultId,
                "S-" + resultId,
                analyte,
                analyte,
                hazard(analyte),
                "",
                verdict == Verdict.SUSPECT ? TestKind.RAPID : TestKind.LAB,
                isRetest,
                lab,
                "m1",
                verdict,
                "limit",
                "0.5",
                "mg/kg",
                "0.02 mg/kg",
                "GB 2763-2021",
                at(received).minusSeconds(3_600),
                at(received),
                "超标。",
                "Above the limit.");
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), verdict);
        return evidence(resultId, analyte, speech, Optional.of(finding), Optional.empty(), received);
    }

    private BatchEvidence evidence(
            String resultId,
            String analyte,
            Speech speech,
            Optional<BatchFinding> finding,
            Optional<RetestPass> retest,
            String received) {
        return new BatchEvidence(
                about(), resultId, analyte, Optional.empty(), Optional.of(speech), finding, retest, at(received));
    }

    private static String hazard(String analyte) {
        return analyte.equals("clenbuterol") ? "banned_substance" : "pesticide";
    }
}
