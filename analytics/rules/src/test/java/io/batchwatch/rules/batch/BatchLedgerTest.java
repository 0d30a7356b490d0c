package io.batchwatch.rules.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchLedgerTest {
    private static final String BATCH = "B-1";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final BatchDescription ABOUT = new BatchDescription(BATCH, "cowpea", "豇豆", "vegetable", "合作社", "m1");

    @Test
    void rapidPositiveMakesABatchSuspect() {
        BatchStep step = BatchLedger.EMPTY.apply(accusation("r1", "clenbuterol", Verdict.SUSPECT), NOON);

        assertThat(step.view()).map(BatchView::state).contains(BatchState.SUSPECT);
        assertThat(step.alert()).map(AlertView::to).contains(BatchState.SUSPECT);
        assertThat(step.view()).map(BatchView::severity).contains(Severity.MAJOR);
    }

    @Test
    void standardMethodMakesABatchUnsafe() {
        BatchLedger ledger = after(accusation("r1", "carbofuran", Verdict.FAIL));

        assertThat(ledger.state()).isEqualTo(BatchState.UNSAFE);
    }

    @Test
    void bannedSubstanceFoundIsCritical() {
        BatchStep step = BatchLedger.EMPTY.apply(accusation("r1", "clenbuterol", Verdict.FAIL), NOON);

        assertThat(step.view()).map(BatchView::severity).contains(Severity.CRITICAL);
    }

    @Test
    void standardTestOfTheSameAnalyteClearsASuspicion() {
        BatchLedger ledger = after(accusation("r1", "clenbuterol", Verdict.SUSPECT), passed("r2", "clenbuterol"));

        assertThat(ledger.state()).isEqualTo(BatchState.CLEARED);
    }

    @Test
    void standardTestOfAnotherAnalyteClearsNothing() {
        BatchLedger ledger = after(accusation("r1", "clenbuterol", Verdict.SUSPECT), passed("r2", "ractopamine"));

        assertThat(ledger.state()).isEqualTo(BatchState.SUSPECT);
    }

    @Test
    void passesNeverClearAFindingOfAStandardMethod() {
        BatchLedger ledger = after(accusation("r1", "carbofuran", Verdict.FAIL), passed("r2", "carbofuran"));

        assertThat(ledger.state()).isEqualTo(BatchState.UNSAFE);
    }

    @Test
    void withdrawnFindingLeadsBackToClearAndTheStoryRemembers() {
        BatchLedger unsafe = after(accusation("r1", "carbofuran", Verdict.FAIL));
        BatchStep step = unsafe.apply(takenBack("r1", "carbofuran", Verdict.FAIL), NOON);

        assertThat(step.next().state()).isEqualTo(BatchState.CLEAR);
        assertThat(step.view().orElseThrow().findings()).isEmpty();
        assertThat(step.view().orElseThrow().story()).hasSize(2);
        assertThat(step.alert()).map(AlertView::from).contains(BatchState.UNSAFE);
    }

    @Test
    void batchThatNothingEverStoodAgainstIsNotShown() {
        BatchStep step = BatchLedger.EMPTY.apply(passed("r1", "carbofuran"), NOON);

        assertThat(step.view()).isEmpty();
        assertThat(step.alert()).isEmpty();
    }

    @Test
    void stateDoesNotDependOnTheOrderOfEvidence() {
        List<BatchEvidence> evidence = new ArrayList<>(List.of(
                accusation("r1", "clenbuterol", Verdict.SUSPECT),
                passed("r2", "clenbuterol"),
                accusation("r3", "malachite_green", Verdict.SUSPECT),
                passed("r4", "malachite_green"),
                passed("r5", "carbofuran")));
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(evidence, random);
            BatchLedger ledger = after(evidence.toArray(BatchEvidence[]::new));
            assertThat(ledger.state()).isEqualTo(BatchState.CLEARED);
            assertThat(ledger.version()).isEqualTo(5);
        }
    }

    @Test
    void openedWithTheFirstFindingThatStillStands() {
        BatchLedger ledger = after(
                accusation("r1", "carbofuran", Verdict.FAIL, NOON),
                accusation("r2", "phorate", Verdict.FAIL, NOON.plusSeconds(60)));

        BatchStep step = ledger.apply(takenBack("r1", "carbofuran", Verdict.FAIL), NOON.plusSeconds(90));

        assertThat(step.view()).map(BatchView::openedAt).contains(NOON.plusSeconds(60));
    }

    @Test
    void survivesItsBytes() {
        BatchLedger ledger =
                after(accusation("r1", "clenbuterol", Verdict.SUSPECT), passed("r2", "clenbuterol"), passed("r3", "*"));

        assertThat(BatchCodec.batchLedger(BatchCodec.encode(ledger))).isEqualTo(ledger);
        BatchEvidence evidence = accusation("r1", "clenbuterol", Verdict.SUSPECT);
        assertThat(BatchCodec.batchEvidence(BatchCodec.encode(evidence))).isEqualTo(evidence);
    }

    @Test
    void accusationWithoutItsFindingIsNoEvidence() {
        Speech fail = new Speech(BATCH, "phorate", "pesticide", Verdict.FAIL);

        assertThatThrownBy(() -> new BatchEvidence(
                        ABOUT, "r1", "甲拌磷", Optional.empty(), Optional.of(fail), Optional.empty(), NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BatchLedger after(BatchEvidence... evidence) {
        BatchLedger ledger = BatchLedger.EMPTY;
        for (BatchEvidence each : evidence) {
            ledger = ledger.apply(each, NOON).next();
        }
        return ledger;
    }

    private static BatchEvidence accusation(String resultId, String analyte, Verdict verdict) {
        return accusation(resultId, analyte, verdict, NOON);
    }

    private static BatchEvidence accusation(String resultId, String analyte, Verdict verdict, Instant at) {
        BatchFinding finding = new BatchFinding(
                resultId,
                "S-1",
                analyte,
                analyte,
                hazard(analyte),
                "",
                verdict == Verdict.SUSPECT ? TestKind.RAPID : TestKind.LAB,
                "lab1",
                "m1",
                verdict,
                "limit",
                "0.5",
                "mg/kg",
                "0.02 mg/kg",
                "GB 2763-2021",
                at,
                at,
                "超标。",
                "Above the limit.");
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), verdict);
        return new BatchEvidence(
                ABOUT, resultId, analyte, Optional.empty(), Optional.of(speech), Optional.of(finding), at);
    }

    private static BatchEvidence passed(String resultId, String analyte) {
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), Verdict.PASS);
        return new BatchEvidence(
                ABOUT, resultId, analyte, Optional.empty(), Optional.of(speech), Optional.empty(), NOON);
    }

    private static BatchEvidence takenBack(String resultId, String analyte, Verdict verdict) {
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), verdict);
        return new BatchEvidence(
                ABOUT,
                resultId,
                analyte,
                Optional.of(speech),
                Optional.empty(),
                Optional.empty(),
                NOON.plusSeconds(90));
    }

    private static String hazard(String analyte) {
        return switch (analyte) {
            case "clenbuterol", "malachite_green", "ractopamine" -> "banned_substance";
            default -> "pesticide";
        };
    }
}
