package io.batchwatch.rules.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.certificate.Shipment;
import io.batchwatch.rules.ledger.Ledger;
import io.batchwatch.rules.ledger.ResultLedger;
import io.batchwatch.rules.ledger.SampleLedger;
import io.batchwatch.rules.ledger.Step;
import io.batchwatch.rules.ledger.SumLedger;
import io.batchwatch.rules.reference.BatchLaw;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchPaper;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Certificates of a batch: found as its samples come, made good when they are entered, settled by who deals with them. */
class PapersTest {
    private static final ReferenceData RULES = Shipped.withPapers();
    private static final BatchLaw LAW = RULES.law();
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @Test
    void meatWithoutQuarantineIsAFindingWithItsLawAndMovesNoState() {
        BatchStep step = BatchLedger.EMPTY.apply(papers("S-1", "livestock", ""), LAW, NOON);

        BatchView view = step.view().orElseThrow();
        assertThat(view.state()).isEqualTo(BatchState.CLEAR);
        assertThat(view.isOpen()).isTrue();
        assertThat(view.changedAt()).isEqualTo(NOON);
        assertThat(view.papers()).singleElement().satisfies(paper -> {
            assertThat(paper.fault()).isEqualTo(PaperFault.MISSING);
            assertThat(paper.kind()).isEqualTo("quarantine");
            assertThat(paper.severity()).isEqualTo(Severity.MAJOR);
            assertThat(paper.source()).contains("Animal Epidemic Prevention Law");
            assertThat(paper.settled()).isFalse();
        });
        assertThat(step.moments()).extracting(BatchMoment::event).containsExactly("papers-at-fault");
        assertThat(step.movesState()).isFalse();
        assertThat(step.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.cause()).isEqualTo(AlertCause.PAPERS);
            assertThat(alert.alertId()).isEqualTo("B-1#MISSING#" + NOON);
            assertThat(alert.severity()).isEqualTo(Severity.MAJOR);
            assertThat(alert.sentenceZh()).contains("未提供检疫证明", "Animal Epidemic Prevention Law");
            assertThat(alert.sentenceEn()).contains("No quarantine certificate");
        });
    }

    @Test
    void missingCertificateOfOriginIsShownAndWakesNobody() {
        BatchStep step = BatchLedger.EMPTY.apply(papers("S-1", "vegetable", ""), LAW, NOON);

        assertThat(step.view().orElseThrow().papers())
                .extracting(BatchPaper::severity)
                .containsExactly(Severity.MINOR);
        assertThat(step.alerts()).isEmpty();
    }

    @Test
    void manySamplesWithoutPapersAreOneFindingToldOnce() {
        BatchLedger first = after(BatchLedger.EMPTY.apply(papers("S-1", "livestock", ""), LAW, NOON));

        BatchStep second = first.apply(papers("S-2", "livestock", ""), LAW, NOON.plusSeconds(60));

        assertThat(second.view().orElseThrow().papers()).singleElement().satisfies(paper -> {
            assertThat(paper.samples()).isEqualTo(2);
            assertThat(paper.sampleId()).isEqualTo("S-1");
        });
        assertThat(second.moments()).isEmpty();
        assertThat(second.alerts()).isEmpty();
    }

    /** The door hears of the certificate in the morning, the list is filled in the afternoon. */
    @Test
    void certificateThatIsEnteredLaterMakesGoodByItself() {
        BatchLedger unknown = after(BatchLedger.EMPTY.apply(
                papers("S-1", "livestock", "Q1"), Shipped.data().law(), NOON));
        assertThat(unknown.papersTold()).isEmpty();
        BatchStep atFault = BatchLedger.EMPTY.apply(papers("S-1", "livestock", "Q-new"), LAW, NOON);
        assertThat(atFault.nextEnd()).contains(NOON.plus(Duration.ofHours(1)));

        BatchStep step = after(atFault).at(withoutRules(), NOON.plus(Duration.ofHours(1)));

        assertThat(step.view().orElseThrow().papers()).isEmpty();
        assertThat(step.moments()).extracting(BatchMoment::event).containsExactly("papers-in-order");
        assertThat(step.moments().get(0).resultId()).isEqualTo("Q-new");
        assertThat(step.nextEnd()).isEmpty();
        assertThat(step.alerts()).isEmpty();
    }

    @Test
    void papersAreLookedAtAgainForAMonthAndNotForEver() {
        BatchStep atFault = BatchLedger.EMPTY.apply(papers("S-1", "livestock", ""), LAW, NOON);

        assertThat(after(atFault).at(LAW, NOON.plus(Duration.ofDays(29))).nextEnd())
                .contains(NOON.plus(Duration.ofDays(29)).plus(Duration.ofHours(1)));
        assertThat(after(atFault).at(LAW, NOON.plus(Duration.ofDays(31))).nextEnd())
                .isEmpty();
    }

    @Test
    void whoLiftsTheHoldOrDisposesOfTheGoodsSettlesIt() {
        for (ActKind kind : List.of(ActKind.RELEASE, ActKind.DISPOSAL_CLOSED)) {
            BatchLedger atFault = after(BatchLedger.EMPTY.apply(papers("S-1", "livestock", "Q9"), LAW, NOON));

            BatchStep step =
                    atFault.apply(Case.actOf(kind, "2026-03-02T15:00:00", "2026-03-02T15:00:00", false), LAW, NOON);

            BatchView view = step.view().orElseThrow();
            assertThat(view.papers()).extracting(BatchPaper::settled).containsExactly(true);
            assertThat(view.isOpen()).isFalse();
            assertThat(step.moments()).extracting(BatchMoment::event).containsExactly("act-entered", "papers-in-order");
            assertThat(step.nextEnd()).isEmpty();
        }
    }

    @Test
    void papersAndFindingsStandSideBySide() {
        BatchLedger suspect = after(BatchLedger.EMPTY.apply(papers("S-1", "livestock", ""), LAW, NOON));

        BatchStep step = suspect.apply(accusation(), LAW, NOON.plusSeconds(60));

        BatchView view = step.view().orElseThrow();
        assertThat(view.state()).isEqualTo(BatchState.SUSPECT);
        assertThat(view.papers()).hasSize(1);
        assertThat(step.alerts()).extracting(AlertView::cause).containsExactly(AlertCause.STATE);
    }

    @Test
    void historyThatIsFilledInIsShownAndRaisesNoAlert() {
        Shipment old = new Shipment("B-1", "S-1", "livestock", "", LocalDate.of(2025, 6, 1), "gate");

        BatchStep step = BatchLedger.EMPTY.apply(evidence(Optional.empty(), Optional.of(old)), LAW, NOON);

        assertThat(step.view().orElseThrow().papers()).hasSize(1);
        assertThat(step.alerts()).isEmpty();
    }

    /** The whole way of a row: no certificate, then a correction that names one. */
    @Test
    void correctionThatNamesTheCertificateTakesTheFindingBack() {
        Bench pork = Bench.rapid("pork", "clenbuterol")
                .ofCategory("livestock")
                .sentBy("gate")
                .sampledAt(NOON.minusSeconds(3_600))
                .found("ND", "");
        Step first = take(Optional.empty(), pork.cameBy("00000000000000aa", 1, NOON));
        Step corrected = take(
                Optional.of(first.result()),
                pork.withCertificate("Q1")
                        .revised(2, Status.CORRECTED)
                        .cameBy("00000000000000bb", 1, NOON.plusSeconds(60)));
        Step withdrawn = take(
                Optional.of(first.result()),
                pork.withCertificate("")
                        .revised(2, Status.WITHDRAWN)
                        .cameBy("00000000000000cc", 1, NOON.plusSeconds(60)));

        assertThat(first.evidence()).hasSize(1);
        BatchLedger atFault = after(BatchLedger.EMPTY.apply(first.evidence().get(0), LAW, NOON));
        assertThat(atFault.papersTold()).hasSize(1);
        for (Step step : List.of(corrected, withdrawn)) {
            BatchStep mended = atFault.apply(step.evidence().get(0), LAW, NOON.plusSeconds(60));
            assertThat(mended.view().orElseThrow().papers()).isEmpty();
            assertThat(mended.next().file()).isEqualTo(CaseFile.EMPTY);
        }
    }

    /** Most rows are in order: then their batch hears nothing of papers, and nothing is kept. */
    @Test
    void papersInOrderAreNoNews() {
        Step step = take(
                Optional.empty(),
                Bench.rapid("pork", "clenbuterol")
                        .ofCategory("livestock")
                        .sentBy("gate")
                        .withCertificate("Q1")
                        .sampledAt(NOON)
                        .found("ND", "")
                        .cameBy("00000000000000aa", 1, NOON));

        assertThat(step.evidence()).isEmpty();
    }

    private static Step take(Optional<ResultLedger> known, Bench row) {
        TestResultCodec codec = new TestResultCodec();
        return Ledger.apply(
                SampleLedger.EMPTY, known, SumLedger.EMPTY, codec.arrived(codec.encode(row.result())), RULES, NOON);
    }

    /** Nothing is asked any more, and no list is kept. */
    private static BatchLaw withoutRules() {
        return Shipped.data().law();
    }

    /** Through its bytes, as between two events of a real stream. */
    private static BatchLedger after(BatchStep step) {
        return BatchCodec.batchLedger(BatchCodec.encode(step.next()));
    }

    private static BatchEvidence papers(String sampleId, String category, String certificate) {
        return evidence(
                Optional.empty(),
                Optional.of(new Shipment("B-1", sampleId, category, certificate, LocalDate.of(2026, 3, 2), "gate")));
    }

    private static BatchEvidence evidence(Optional<Shipment> before, Optional<Shipment> after) {
        BatchEvidence evidence = new BatchEvidence(
                new BatchDescription("B-1", "pork", "猪肉", "livestock", "", "m1"),
                "r1",
                "克伦特罗",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before,
                after,
                NOON);
        return BatchCodec.evidence(BatchCodec.encode(List.of(evidence))).get(0);
    }

    private static BatchEvidence accusation() {
        Step step = take(
                Optional.empty(),
                Bench.rapid("pork", "clenbuterol")
                        .ofCategory("livestock")
                        .sampledAt(NOON)
                        .found("+", "")
                        .cameBy("00000000000000dd", 1, NOON.plusSeconds(60)));
        return step.evidence().get(0);
    }
}
