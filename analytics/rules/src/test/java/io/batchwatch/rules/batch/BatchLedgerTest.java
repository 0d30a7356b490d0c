package io.batchwatch.rules.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.reference.BatchLaw;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLedgerTest {
    private static final String BATCH = "B-1";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final BatchLaw LAW = Shipped.data().law();
    private static final BatchDescription ABOUT = new BatchDescription(BATCH, "cowpea", "豇豆", "vegetable", "合作社", "m1");

    private static final String EVIDENCE_OF_LAYOUT_1 =
            "0106422d310c636f777065610ce8b187e8b18612766567657461626c6512e59088e4bd9ce7a4be046d310472"
                    + "3118e5858be4bca6e789b9e7bd97000206422d3116636c656e62757465726f6c2062616e6e65645f73756273"
                    + "74616e63650e535553504543540204723106532d3116636c656e62757465726f6c18e5858be4bca6e789b9e7"
                    + "bd972062616e6e65645f7375627374616e6365000a5241504944086c616231046d310e535553504543540c62"
                    + "616e6e656406302e350a75672f6b6700104d4152412032353080d8ecf8946780d8ecf8946712e58fafe79691"
                    + "e3808210537573706563742e80d8ecf89467";

    private static final String LEDGER_OF_LAYOUT_1 =
            "0106422d310c636f777065610ce8b187e8b18612766567657461626c6512e59088e4bd9ce7a4be046d310204"
                    + "723106532d3116636c656e62757465726f6c18e5858be4bca6e789b9e7bd972062616e6e65645f7375627374"
                    + "616e6365000a5241504944086c616231046d310e535553504543540c62616e6e656406302e350a75672f6b67"
                    + "00104d4152412032353080d8ecf8946780d8ecf8946712e58fafe79691e3808210537573706563742e02086c"
                    + "65616416636f6e74616d696e616e74020280d8ecf894671a66696e64696e672d61646465640472310a434c45"
                    + "41520e535553504543549601e58fafe79691e38082e689b9e6aca1e78ab6e68081e794b1e2809ce6ada3e5b8"
                    + "b8e2809de58f98e4b8bae2809ce58fafe79691efbc88e69a82e5819ce99480e594aeefbc89e2809de380825c"
                    + "537573706563742e205468652062617463682077656e742066726f6d20434c45415220746f20535553504543"
                    + "542e0e5355535045435480d8ecf8946704";

    private static final String LEDGER_OF_LAYOUT_3 =
            "0306422d310c636f777065610ce8b187e8b18612766567657461626c6512e59088e4bd9ce7a4be046d310206"
                    + "422d310c636f777065610ce8b187e8b18612766567657461626c6512e59088e4bd9ce7a4be046d3104723108"
                    + "532d723114636172626f667572616e14636172626f667572616e1270657374696369646500064c414200086c"
                    + "616231046d31084641494c0a6c696d697406302e350a6d672f6b6714302e3032206d672f6b67184742203237"
                    + "36332d3230323180e0c1bd9567809af9c0956712e8b685e6a087e380822041626f766520746865206c696d69"
                    + "742e0002809af9c095671a66696e64696e672d61646465640472310a434c4541520c554e53414645000078e8"
                    + "b685e6a087e38082e689b9e6aca1e78ab6e68081e794b1e2809ce6ada3e5b8b8e2809de58f98e4b8bae2809c"
                    + "e4b88de59088e6a0bce2809de380826a41626f766520746865206c696d69742e205468652062617463682077"
                    + "656e742066726f6d20434c45415220746f20554e534146452e0c554e53414645809af9c09567020000000000";

    @Test
    void rapidPositiveMakesABatchSuspect() {
        BatchStep step = BatchLedger.EMPTY.apply(accusation("r1", "clenbuterol", Verdict.SUSPECT), LAW, NOON);

        assertThat(step.view()).map(BatchView::state).contains(BatchState.SUSPECT);
        assertThat(step.alerts()).extracting(AlertView::to).containsExactly(BatchState.SUSPECT);
        assertThat(step.view()).map(BatchView::severity).contains(Severity.MAJOR);
    }

    @Test
    void standardMethodMakesABatchUnsafe() {
        BatchLedger ledger = after(accusation("r1", "carbofuran", Verdict.FAIL));

        assertThat(ledger.state()).isEqualTo(BatchState.UNSAFE);
    }

    @Test
    void bannedSubstanceFoundIsCritical() {
        BatchStep step = BatchLedger.EMPTY.apply(accusation("r1", "clenbuterol", Verdict.FAIL), LAW, NOON);

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
        BatchStep step = unsafe.apply(takenBack("r1", "carbofuran", Verdict.FAIL), LAW, NOON);

        assertThat(step.next().state()).isEqualTo(BatchState.CLEAR);
        assertThat(step.view().orElseThrow().findings()).isEmpty();
        assertThat(step.view().orElseThrow().story()).hasSize(2);
        assertThat(step.alerts()).extracting(AlertView::from).containsExactly(BatchState.UNSAFE);
    }

    @Test
    void batchThatNothingEverStoodAgainstIsNotShown() {
        BatchStep step = BatchLedger.EMPTY.apply(passed("r1", "carbofuran"), LAW, NOON);

        assertThat(step.view()).isEmpty();
        assertThat(step.alerts()).isEmpty();
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

    /** After a failure the job tells part of its story again, perhaps in another order: nobody shall be alarmed twice. */
    @Test
    void anAlertHasTheSameIdInWhateverOrderTheEvidenceCame() {
        List<BatchEvidence> evidence = new ArrayList<>(List.of(
                passed("r1", "phorate"),
                accusation("r2", "carbofuran", Verdict.FAIL),
                passed("r3", "lead"),
                passed("r4", "cadmium"),
                accusation("r5", "phorate", Verdict.FAIL)));
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(evidence, random);
            assertThat(alertIds(evidence)).containsExactly("B-1#UNSAFE#1");
        }
    }

    @Test
    void whoeverComesIntoAStateAgainIsToldOfAgain() {
        assertThat(alertIds(List.of(
                        accusation("r1", "carbofuran", Verdict.FAIL),
                        takenBack("r1", "carbofuran", Verdict.FAIL),
                        accusation("r1", "carbofuran", Verdict.FAIL))))
                .containsExactly("B-1#UNSAFE#1", "B-1#CLEAR#1", "B-1#UNSAFE#2");
    }

    private static List<String> alertIds(List<BatchEvidence> evidence) {
        return BatchLedger.EMPTY.apply(evidence, LAW, NOON).stream()
                .flatMap(step -> step.alerts().stream())
                .map(AlertView::alertId)
                .toList();
    }

    @Test
    void openedWithTheFirstFindingThatStillStands() {
        BatchLedger ledger = after(
                accusation("r1", "carbofuran", Verdict.FAIL, NOON),
                accusation("r2", "phorate", Verdict.FAIL, NOON.plusSeconds(60)));

        BatchStep step = ledger.apply(takenBack("r1", "carbofuran", Verdict.FAIL), LAW, NOON.plusSeconds(90));

        assertThat(step.view()).map(BatchView::openedAt).contains(NOON.plusSeconds(60));
    }

    @Test
    void survivesItsBytes() {
        BatchLedger ledger =
                after(accusation("r1", "clenbuterol", Verdict.SUSPECT), passed("r2", "clenbuterol"), passed("r3", "*"));

        assertThat(BatchCodec.batchLedger(BatchCodec.encode(ledger))).isEqualTo(ledger);
        BatchEvidence evidence = accusation("r1", "clenbuterol", Verdict.SUSPECT);
        BatchEvidence more = passed("r2", "clenbuterol");
        assertThat(BatchCodec.evidence(BatchCodec.encode(List.of(evidence, more))))
                .containsExactly(evidence, more);
    }

    @Test
    void whatIsHeardTogetherComesToTheSameAsOneAfterAnother() {
        List<BatchEvidence> heard = List.of(
                passed("r1", "clenbuterol"),
                passed("r2", "clenbuterol"),
                passed("r3", "lead"),
                accusation("r4", "clenbuterol", Verdict.SUSPECT),
                passed("r5", "clenbuterol"));

        List<BatchStep> steps = BatchLedger.EMPTY.apply(heard, LAW, NOON);

        assertThat(steps).hasSize(3);
        assertThat(steps.get(0).view()).isEmpty();
        assertThat(steps.get(2).next()).isEqualTo(after(heard.toArray(BatchEvidence[]::new)));
        assertThat(steps.get(2).next().version()).isEqualTo(5);
    }

    @Test
    void passThatMayClearASuspicionIsAStepOfItsOwn() {
        BatchLedger suspected = after(accusation("r1", "clenbuterol", Verdict.SUSPECT));

        List<BatchStep> steps = suspected.apply(List.of(passed("r2", "clenbuterol"), passed("r3", "lead")), LAW, NOON);

        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).next().state()).isEqualTo(BatchState.CLEARED);
    }

    @Test
    void passesHeardOfBeforeAreOneStepThatNobodyHearsOf() {
        BatchLedger unsafe = after(passed("r1", "lead"), accusation("r2", "carbofuran", Verdict.FAIL));
        BatchStep before = unsafe.apply(passed("r3", "lead"), LAW, NOON);
        List<BatchEvidence> heard = IntStream.range(0, 10_000)
                .mapToObj(i -> passed("p" + i, "lead"))
                .toList();

        List<BatchStep> steps = unsafe.apply(heard, LAW, NOON);

        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).view()).isEmpty();
        assertThat(steps.get(0).nextEnd()).isPresent().isEqualTo(before.nextEnd());
        assertThat(steps.get(0).next()).isEqualTo(after(unsafe, heard));
    }

    /** A savepoint outlives a release: these bytes were written by layout 1 and are never edited. */
    @Test
    void stateWrittenByLayoutOneIsStillRead() {
        BatchEvidence evidence = BatchCodec.singleEvidence(HexFormat.of().parseHex(EVIDENCE_OF_LAYOUT_1));
        BatchLedger ledger = BatchCodec.batchLedger(HexFormat.of().parseHex(LEDGER_OF_LAYOUT_1));

        assertThat(evidence.finding()).map(BatchFinding::analyte).contains("clenbuterol");
        assertThat(evidence.retest()).isEmpty();
        assertThat(ledger.state()).isEqualTo(BatchState.SUSPECT);
        assertThat(ledger.version()).isEqualTo(2);
        assertThat(ledger.file().accusations().get("r1").about()).isEqualTo(ABOUT);
        assertThat(ledger.file().passed()).isEqualTo(Map.of(new Passed("lead", "contaminant"), 1));
        assertThat(ledger.story()).hasSize(1);
        assertThat(ledger.apply(passed("r3", "clenbuterol"), LAW, NOON).next().state())
                .isEqualTo(BatchState.CLEARED);
    }

    /** As laid out before it was counted how often a batch came into a state. */
    @Test
    void ledgersOfLayoutThreeAreStillRead() {
        BatchLedger ledger = BatchCodec.batchLedger(HexFormat.of().parseHex(LEDGER_OF_LAYOUT_3));

        assertThat(ledger.state()).isEqualTo(BatchState.UNSAFE);
        assertThat(ledger.file().accusations()).containsOnlyKeys("r1");
        assertThat(ledger.story()).hasSize(1);
        assertThat(ledger.comings()).isEmpty();
        assertThat(ledger.apply(takenBack("r1", "carbofuran", Verdict.FAIL), LAW, NOON)
                        .next()
                        .comings())
                .isEqualTo(Map.of(BatchState.CLEAR, 1));
    }

    @Test
    void accusationWithoutItsFindingIsNoEvidence() {
        Speech fail = new Speech(BATCH, "phorate", "pesticide", Verdict.FAIL);

        assertThatThrownBy(() -> new BatchEvidence(
                        ABOUT,
                        "r1",
                        "甲拌磷",
                        Optional.empty(),
                        Optional.of(fail),
                        Optional.empty(),
                        Optional.empty(),
                        NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BatchLedger after(BatchEvidence... evidence) {
        return after(BatchLedger.EMPTY, List.of(evidence));
    }

    private static BatchLedger after(BatchLedger before, List<BatchEvidence> evidence) {
        BatchLedger ledger = before;
        for (BatchEvidence each : evidence) {
            ledger = ledger.apply(each, LAW, NOON).next();
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
                false,
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
                ABOUT,
                resultId,
                analyte,
                Optional.empty(),
                Optional.of(speech),
                Optional.of(finding),
                Optional.empty(),
                at);
    }

    private static BatchEvidence passed(String resultId, String analyte) {
        Speech speech = new Speech(BATCH, analyte, hazard(analyte), Verdict.PASS);
        return new BatchEvidence(
                ABOUT,
                resultId,
                analyte,
                Optional.empty(),
                Optional.of(speech),
                Optional.empty(),
                Optional.empty(),
                NOON);
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
