package io.batchwatch.rules.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way of a batch through law and procedure, with its clocks. Monday is 2 March 2026. */
class BatchCaseTest {
    private static final String MONDAY = "2026-03-02T09:00:00";
    private static final String TUESDAY = "2026-03-03T09:00:00";
    private static final String WEDNESDAY = "2026-03-04T09:00:00";
    private static final String THURSDAY = "2026-03-05T09:00:00";

    @Test
    void rapidPositiveHoldsTheSaleAndTheTraderHasFourHours() {
        Case batch = new Case("vegetable").rapidPositive("r1", "carbofuran", MONDAY);

        assertThat(batch.state()).isEqualTo(BatchState.SUSPECT);
        assertThat(batch.clock(BatchClock.OBJECTION_TO_RAPID).dueAt()).isEqualTo(Case.at("2026-03-02T13:00:00"));
        assertThat(batch.clock(BatchClock.SAMPLE_DELIVERY).dueAt()).isEqualTo(Case.at("2026-03-10T00:00:00"));
    }

    @Test
    void deliveredSampleStopsItsClockAndStartsTheReports() {
        Case batch =
                new Case("vegetable").rapidPositive("r1", "carbofuran", MONDAY).act(ActKind.SAMPLE_DELIVERED, TUESDAY);

        assertThat(batch.view().clocks())
                .extracting(BatchClockView::clock)
                .containsExactly(BatchClock.CONFIRMATION_REPORT);
        assertThat(batch.clock(BatchClock.CONFIRMATION_REPORT).dueAt()).isEqualTo(Case.at("2026-04-01T00:00:00"));
    }

    @Test
    void standardPassClearsASuspicionAndNoClockIsLeft() {
        Case batch =
                new Case("vegetable").rapidPositive("r1", "carbofuran", MONDAY).passed("r2", "carbofuran", TUESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.CLEARED);
        assertThat(batch.view().clocks()).isEmpty();
        assertThat(batch.last().nextEnd()).isEmpty();
    }

    @Test
    void establishedFindingOpensDisposalAndTheTimeToObject() {
        Case vegetable = new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY);
        Case processed = new Case("processed").found("r1", "carbofuran", "lab1", MONDAY);

        assertThat(vegetable.clock(BatchClock.OBJECTION).dueAt()).isEqualTo(Case.at("2026-03-10T00:00:00"));
        assertThat(processed.clock(BatchClock.OBJECTION).dueAt()).isEqualTo(Case.at("2026-03-12T00:00:00"));
        assertThat(vegetable.clock(BatchClock.DISPOSAL_OPENING).dueAt()).isEqualTo(Case.at(TUESDAY));
        assertThat(vegetable.clock(BatchClock.SPARE_SAMPLE).dueAt()).isEqualTo(Case.at("2026-09-03T00:00:00"));
        assertThat(vegetable.view().referral()).isFalse();
    }

    @Test
    void noticeMovesTheTimeToObject() {
        Case batch =
                new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY).act(ActKind.NOTICE, WEDNESDAY);

        assertThat(batch.clock(BatchClock.OBJECTION).dueAt()).isEqualTo(Case.at("2026-03-12T00:00:00"));
    }

    @Test
    void objectionInTimeOpensARetestAndStopsDisposal() {
        Case batch =
                new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY).act(ActKind.OBJECTION, TUESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.RETEST);
        assertThat(batch.view().clocks())
                .extracting(BatchClockView::clock)
                .containsExactly(BatchClock.RETEST_DELIVERY, BatchClock.SPARE_SAMPLE);
        assertThat(batch.lastMoment().by()).isEqualTo("张三");
        assertThat(batch.lastMoment().document()).isEqualTo("1号");
        assertThat(batch.lastMoment().sentenceEn())
                .contains("张三, 2026-03-03 09:00: an objection was lodged", "from UNSAFE to RETEST");
        assertThat(batch.last().alerts()).extracting(AlertView::to).containsExactly(BatchState.RETEST);
    }

    @Test
    void receivedSpareSampleStartsTheReportsClock() {
        Case batch = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .act(ActKind.OBJECTION, TUESDAY)
                .act(ActKind.RETEST_RECEIVED, WEDNESDAY);

        assertThat(batch.clock(BatchClock.RETEST_REPORT).dueAt()).isEqualTo(Case.at("2026-03-14T00:00:00"));
        assertThat(batch.clock(BatchClock.RETEST_REPORT).source()).contains("art. 51");
    }

    @Test
    void objectionThatComesTooLateOpensNothingAndTheStorySaysWhy() {
        Case batch = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .act(ActKind.OBJECTION, "2026-03-10T00:00:00");

        assertThat(batch.state()).isEqualTo(BatchState.UNSAFE);
        assertThat(batch.lastMoment().sentenceZh()).contains("已超过异议期限");
    }

    @Test
    void retestByAnotherLaboratoryIsFinalEitherWay() {
        Case cleared = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .act(ActKind.OBJECTION, TUESDAY)
                .retestPassed("r2", "carbofuran", "lab2", TestKind.LAB, WEDNESDAY);
        Case upheld = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .act(ActKind.OBJECTION, TUESDAY)
                .foundAgain("r2", "carbofuran", "lab2", WEDNESDAY);

        assertThat(cleared.state()).isEqualTo(BatchState.CLEARED);
        assertThat(cleared.view().clocks()).isEmpty();
        assertThat(upheld.state()).isEqualTo(BatchState.UNSAFE);
        assertThat(upheld.view().clocks())
                .extracting(BatchClockView::clock)
                .containsExactly(BatchClock.DISPOSAL_OPENING, BatchClock.SPARE_SAMPLE);
        assertThat(upheld.clock(BatchClock.DISPOSAL_OPENING).dueAt()).isEqualTo(Case.at(THURSDAY));
        assertThat(upheld.act(ActKind.OBJECTION, THURSDAY).state()).isEqualTo(BatchState.UNSAFE);
    }

    @Test
    void retestThatIsNoneClearsNothingAndTheStorySaysWhy() {
        Case batch =
                new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY).act(ActKind.OBJECTION, TUESDAY);

        batch.retestPassed("r2", "carbofuran", "lab1", TestKind.LAB, WEDNESDAY);
        assertThat(batch.state()).isEqualTo(BatchState.RETEST);
        assertThat(batch.lastMoment().sentenceEn()).contains("in the laboratory that found it first");

        batch.retestPassed("r3", "carbofuran", "lab2", TestKind.RAPID, WEDNESDAY);
        assertThat(batch.state()).isEqualTo(BatchState.RETEST);
        assertThat(batch.lastMoment().sentenceZh()).contains("未采用标准方法");

        batch.retestPassed("r4", "carbofuran", "", TestKind.LAB, WEDNESDAY);
        assertThat(batch.state()).isEqualTo(BatchState.RETEST);

        batch.retestPassed("r5", "phorate", "lab2", TestKind.LAB, WEDNESDAY);
        assertThat(batch.state()).isEqualTo(BatchState.RETEST);
    }

    @Test
    void retestBeforeItsObjectionIsOnRecordWaitsForIt() {
        Case batch = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .retestPassed("r2", "carbofuran", "lab2", TestKind.LAB, WEDNESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.UNSAFE);
        assertThat(batch.lastMoment().sentenceEn()).contains("it counts once one is entered");
        assertThat(batch.act(ActKind.OBJECTION, TUESDAY).state()).isEqualTo(BatchState.CLEARED);
    }

    @Test
    void disposalIsOpenedThenClosedWithQuantityAndDocument() {
        Case batch = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .act(ActKind.DISPOSAL_OPENED, "2026-03-02T15:00:00");
        assertThat(batch.clock(BatchClock.DISPOSAL_CLOSING).dueAt()).isEqualTo(Case.at("2026-06-03T00:00:00"));

        batch.act(ActKind.DISPOSAL_CLOSED, WEDNESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.DISPOSED);
        assertThat(batch.lastMoment().sentenceZh()).contains("文号 1号", "数量 50 kg", "已处置");
        assertThat(batch.view().clocks()).extracting(BatchClockView::clock).containsExactly(BatchClock.SPARE_SAMPLE);
    }

    @Test
    void whatIsSampledAfterTheDisposalIsNotDisposedOf() {
        Case batch = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .act(ActKind.DISPOSAL_CLOSED, TUESDAY)
                .found("r2", "carbofuran", "lab1", THURSDAY);

        assertThat(batch.state()).isEqualTo(BatchState.UNSAFE);
    }

    @Test
    void bannedSubstanceIsForThePublicProsecutorWhateverBecomesOfTheGoods() {
        Case batch =
                new Case("livestock").found("r1", "clenbuterol", "lab1", MONDAY).act(ActKind.DISPOSAL_CLOSED, TUESDAY);

        assertThat(batch.view().referral()).isTrue();
        assertThat(batch.clock(BatchClock.CRIMINAL_REFERRAL).dueAt()).isEqualTo(Case.at("2026-03-07T00:00:00"));

        batch.act(ActKind.REFERRAL, WEDNESDAY);
        assertThat(batch.view().referral()).isTrue();
        assertThat(batch.view().clocks()).extracting(BatchClockView::clock).containsExactly(BatchClock.SPARE_SAMPLE);
    }

    @Test
    void clockThatRunsOutMakesABatchOverdueOnceAndForAll() {
        Case batch = new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY);
        assertThat(batch.last().nextEnd()).contains(Case.at(TUESDAY));

        batch.waits(TUESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.UNSAFE);
        assertThat(batch.clock(BatchClock.DISPOSAL_OPENING).overdueSince()).contains(Case.at(TUESDAY));
        assertThat(batch.last().alerts())
                .extracting(AlertView::alertId, AlertView::clock)
                .containsExactly(
                        tuple("B-1#DISPOSAL_OPENING#" + Case.at(TUESDAY), Optional.of(BatchClock.DISPOSAL_OPENING)));
        assertThat(batch.lastMoment().event()).isEqualTo("overdue");
        assertThat(batch.lastMoment().sentenceEn()).contains("due by 2026-03-03 09:00 (SAMR Order 15)");
        assertThat(batch.last().nextEnd()).contains(Case.at("2026-03-10T00:00:00"));

        BatchStep again = batch.ledger().at(Case.LAW, Case.at(WEDNESDAY));
        assertThat(again.alerts()).isEmpty();
        assertThat(again.view()).isEmpty();
    }

    @Test
    void evidenceThatComesAfterTheEndIsOverdueAtOnce() {
        Case batch = new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY);

        batch.act(Case.actOf(ActKind.DISPOSAL_OPENED, MONDAY, WEDNESDAY, false), "2026-07-01T09:00:00");

        assertThat(batch.last().alerts())
                .extracting(AlertView::clock)
                .containsExactly(Optional.of(BatchClock.DISPOSAL_CLOSING));
    }

    @Test
    void rightThatEndsIsToldButNobodyIsAlarmed() {
        Case batch = new Case("vegetable").rapidPositive("r1", "carbofuran", MONDAY);

        batch.waits("2026-03-02T13:00:00");

        assertThat(batch.last().alerts()).isEmpty();
        assertThat(batch.lastMoment().event()).isEqualTo("right-ended");
        assertThat(batch.view().clocks()).extracting(BatchClockView::clock).containsExactly(BatchClock.SAMPLE_DELIVERY);
    }

    @Test
    void correctionTakesItsClocksAlong() {
        Case batch = new Case("vegetable")
                .found("r1", "carbofuran", "lab1", MONDAY)
                .waits(TUESDAY)
                .withdrawn("r1", "carbofuran", Verdict.FAIL, WEDNESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.CLEAR);
        assertThat(batch.view().clocks()).isEmpty();
        assertThat(batch.last().nextEnd()).isEmpty();
        assertThat(batch.ledger().story())
                .extracting(BatchMoment::event)
                .containsExactly("finding-added", "overdue", "finding-withdrawn");
    }

    @Test
    void actEnteredByMistakeIsTakenBack() {
        Case batch =
                new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY).act(ActKind.DISPOSAL_CLOSED, TUESDAY);

        batch.act(Case.actOf(ActKind.DISPOSAL_CLOSED, TUESDAY, WEDNESDAY, true), WEDNESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.UNSAFE);
        assertThat(batch.last().moments())
                .extracting(BatchMoment::event)
                .as("and its clock had run out meanwhile")
                .containsExactly("act-withdrawn", "overdue");
    }

    @Test
    void actToldAgainChangesNothing() {
        Case batch =
                new Case("vegetable").found("r1", "carbofuran", "lab1", MONDAY).act(ActKind.OBJECTION, TUESDAY);
        long version = batch.ledger().version();

        batch.act(Case.actOf(ActKind.OBJECTION, TUESDAY, TUESDAY, false), WEDNESDAY);
        assertThat(batch.last().view()).isEmpty();
        assertThat(batch.ledger().version()).isEqualTo(version);

        batch.act(Case.actOf(ActKind.OBJECTION, TUESDAY, WEDNESDAY, false), WEDNESDAY);
        assertThat(batch.last().moments()).isEmpty();
        assertThat(batch.state()).isEqualTo(BatchState.RETEST);
    }

    @Test
    void holdIsNotLiftedByAnActAlone() {
        Case batch =
                new Case("vegetable").rapidPositive("r1", "carbofuran", MONDAY).act(ActKind.RELEASE, TUESDAY);

        assertThat(batch.state()).isEqualTo(BatchState.SUSPECT);
        assertThat(batch.lastMoment().sentenceEn()).contains("No standard method has cleared the batch");
    }

    @Test
    void yearWhoseHolidaysAreNotKnownIsSaidToBeProvisional() {
        Case batch = new Case("vegetable").found("r1", "carbofuran", "lab1", "2026-12-30T09:00:00");

        assertThat(batch.clock(BatchClock.OBJECTION).provisional()).isTrue();
        assertThat(batch.clock(BatchClock.DISPOSAL_OPENING).provisional()).isFalse();
    }
}
