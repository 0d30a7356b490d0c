package io.batchwatch.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Reading;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small streams from first row to last: what each row does to cells and batches. */
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final VerdictCounts PASS = VerdictCounts.one(Verdict.PASS);
    private static final VerdictCounts FAIL = VerdictCounts.one(Verdict.FAIL);

    private final Replay replay = new Replay();

    @Test
    void firstRowIsAcceptedJudgedCountedAndTold() {
        Step step = replay.apply(carbofuran("0.05", 1).result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.ACCEPTED);
        assertThat(step.judged()).hasValueSatisfying(judged -> {
            assertThat(judged.judgement().verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judged.category()).isEqualTo("vegetable");
            assertThat(judged.origin()).isEqualTo(Origin.LOCAL);
            assertThat(judged.sampledDate()).isEqualTo(LocalDate.of(2026, 3, 1));
            assertThat(judged.timeliness()).isEqualTo(Timeliness.ON_TIME);
        });
        assertThat(replay.onlyCell().samples()).isEqualTo(FAIL);
        assertThat(replay.cells().keySet())
                .extracting(CellKey::hazard)
                .containsExactlyInAnyOrder(CellKey.ALL_HAZARDS, "pesticide");
        assertThat(step.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.batchKey()).isEqualTo("B-1");
            assertThat(evidence.finding()).hasValueSatisfying(finding -> {
                assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(finding.limit()).isEqualTo("0.02 mg/kg");
                assertThat(finding.limitSource()).contains("GB 2763-2021");
                assertThat(finding.sentenceZh()).contains("不合格");
                assertThat(finding.sentenceEn()).contains("fails");
            });
        });
    }

    /** It is kept and judged like any row, but no food failed. */
    @Test
    void aControlSampleIsInNoRateAndAgainstNoBatch() {
        Step step = replay.apply(carbofuran("0.05", 1).takenFor(Purpose.CONTROL).result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.ACCEPTED);
        assertThat(step.judged()).isPresent();
        assertThat(step.cells()).isEmpty();
        assertThat(step.evidence()).isEmpty();
    }

    @Test
    void duplicateInAnotherFileCountsNothing() {
        replay.apply(carbofuran("0.05", 1).result());
        Step step = replay.apply(carbofuran("0.05", 1)
                .cameBy("00000000000000bb", 9, NOON.plusSeconds(60))
                .result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.DUPLICATE);
        assertNothingChanged(step);
        assertThat(replay.onlyCell().samples()).isEqualTo(FAIL);
    }

    @Test
    void redeliveredRowCountsNothing() {
        TestResult row = carbofuran("0.05", 1).result();
        TestResult repeat =
                carbofuran("0.05", 1).cameBy("00000000000000bb", 9, NOON).result();
        replay.apply(row);

        assertThat(replay.apply(row).outcome()).isEqualTo(RowOutcome.REDELIVERED);
        assertThat(replay.apply(repeat).outcome()).isEqualTo(RowOutcome.DUPLICATE);
        Step again = replay.apply(repeat);
        assertThat(again.outcome()).isEqualTo(RowOutcome.REDELIVERED);
        assertNothingChanged(again);
        assertThat(replay.onlyCell().items()).isEqualTo(FAIL);
    }

    @Test
    void whatAnotherReadingOfTheSameRowSaysTakesThePlaceOfWhatTheFirstSaid() {
        replay.apply(carbofuran("0.05", 1).result());
        Step step = replay.apply(carbofuran("0.005", 1).read(Reading.of(2)).result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.ACCEPTED);
        assertThat(step.novelty()).isEqualTo(Novelty.REREAD);
        assertThat(step.history()).isPresent();
        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
        assertThat(replay.onlyCell().items()).isEqualTo(PASS);
        assertThat(replay.apply(carbofuran("0.05", 1).result()).outcome()).isEqualTo(RowOutcome.REDELIVERED);
    }

    @Test
    void anotherReadingThatSaysTheSameChangesNothing() {
        replay.apply(carbofuran("0.05", 1).result());
        Step step = replay.apply(carbofuran("0.05", 1).read(Reading.of(2)).result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.ACCEPTED);
        assertThat(step.novelty()).isEqualTo(Novelty.UNCHANGED);
        assertThat(step.history()).isEmpty();
        assertThat(step.cells()).isEmpty();
        assertThat(step.evidence()).isEmpty();
        assertThat(replay.onlyCell().samples()).isEqualTo(FAIL);
    }

    @Test
    void anotherReadingOfARowThatWasOvertakenOvertakesNothing() {
        replay.apply(carbofuran("0.05", 1).result());
        replay.apply(carbofuran("0.005", 1)
                .cameBy("00000000000000bb", 9, NOON.plusSeconds(60))
                .result());
        Step step = replay.apply(carbofuran("0.07", 1).read(Reading.of(2)).result());

        assertThat(step.novelty()).isEqualTo(Novelty.REREAD);
        assertThat(step.history()).isPresent();
        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
    }

    @Test
    void aRowThatOnlyRepeatedMayCorrectWhenItIsReadAnew() {
        replay.apply(carbofuran("0.05", 1).result());
        TestResult repeat = carbofuran("0.05", 1)
                .cameBy("00000000000000bb", 9, NOON.plusSeconds(60))
                .result();
        replay.apply(repeat);
        Step step = replay.apply(carbofuran("0.005", 1)
                .cameBy("00000000000000bb", 9, NOON.plusSeconds(60))
                .read(Reading.of(2))
                .result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.CORRECTED);
        assertThat(step.novelty()).isEqualTo(Novelty.REREAD);
        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
    }

    @Test
    void aRetractedRowCountsNoLongerAndItsBatchHears() {
        replay.apply(carbofuran("0.05", 1).result());
        Step step = replay.apply(carbofuran("0.05", 1)
                .revised(1, Status.WITHDRAWN)
                .read(Reading.retracting(2))
                .result());

        assertThat(step.novelty()).isEqualTo(Novelty.RETRACTED);
        assertThat(replay.cells()).isEmpty();
        assertThat(step.evidence()).singleElement().satisfies(evidence -> assertThat(evidence.after())
                .isEmpty());
        assertThat(replay.apply(carbofuran("0.05", 1)
                                .cameBy("00000000000000bb", 9, NOON.plusSeconds(60))
                                .result())
                        .outcome())
                .isEqualTo(RowOutcome.CORRECTED);
        assertThat(replay.onlyCell().samples()).isEqualTo(FAIL);
    }

    @Test
    void nothingIsRetractedThatWasNeverSaid() {
        TestResult retraction = carbofuran("0.05", 1)
                .revised(1, Status.WITHDRAWN)
                .read(Reading.retracting(2))
                .result();

        assertThat(replay.apply(retraction).outcome()).isEqualTo(RowOutcome.REDELIVERED);
        assertThat(replay.apply(carbofuran("0.05", 1).result()).outcome()).isEqualTo(RowOutcome.ACCEPTED);
    }

    @Test
    void correctionSubtractsWhatItReplaces() {
        replay.apply(carbofuran("0.05", 1).result());
        Step step = replay.apply(carbofuran("0.005", 2).result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.CORRECTED);
        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
        assertThat(replay.onlyCell().items()).isEqualTo(PASS);
        assertThat(step.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.before())
                    .hasValueSatisfying(before -> assertThat(before.accuses()).isTrue());
            assertThat(evidence.after())
                    .hasValueSatisfying(after -> assertThat(after.accuses()).isFalse());
            assertThat(evidence.finding()).isEmpty();
        });
    }

    @Test
    void revisionThatWasOvertakenIsKeptInTheHistoryOnly() {
        replay.apply(carbofuran("0.005", 2).result());
        Step step = replay.apply(carbofuran("0.05", 1).result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.CORRECTED);
        assertThat(step.judged())
                .hasValueSatisfying(
                        judged -> assertThat(judged.judgement().verdict()).isEqualTo(Verdict.FAIL));
        assertThat(step.cells()).isEmpty();
        assertThat(step.evidence()).isEmpty();
        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
    }

    @Test
    void ofEqualRevisionsTheOneReceivedLaterHolds() {
        replay.apply(carbofuran("0.05", 1)
                .cameBy("00000000000000bb", 1, NOON.plusSeconds(60))
                .result());
        replay.apply(carbofuran("0.005", 1).cameBy("00000000000000cc", 1, NOON).result());

        assertThat(replay.onlyCell().samples()).isEqualTo(FAIL);
    }

    @Test
    void withdrawalLeavesNothing() {
        replay.apply(carbofuran("0.05", 1).result());
        Step step =
                replay.apply(carbofuran("0.05", 2).revised(2, Status.WITHDRAWN).result());

        assertThat(step.outcome()).isEqualTo(RowOutcome.CORRECTED);
        assertThat(replay.cells()).isEmpty();
        assertThat(replay.spoken()).isEmpty();
        assertThat(step.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.before()).isPresent();
            assertThat(evidence.after()).isEmpty();
        });
    }

    @Test
    void withdrawalThatComesFirstHoldsAgainstWhatItWithdraws() {
        Step withdrawn =
                replay.apply(carbofuran("0.05", 2).revised(2, Status.WITHDRAWN).result());
        assertThat(withdrawn.outcome()).isEqualTo(RowOutcome.ACCEPTED);

        replay.apply(carbofuran("0.05", 1).result());
        assertThat(replay.cells()).isEmpty();

        replay.apply(carbofuran("0.05", 3).result());
        assertThat(replay.onlyCell().samples()).isEqualTo(FAIL);
    }

    @Test
    void correctedBatchIsToldAndSoIsTheOneThatWasWrong() {
        replay.apply(carbofuran("0.05", 1).ofBatch("B-1").result());
        Step step = replay.apply(carbofuran("0.05", 2).ofBatch("B-2").result());

        assertThat(step.evidence()).extracting(BatchEvidence::batchKey).containsExactly("B-1", "B-2");
        BatchEvidence left = step.evidence().get(0);
        assertThat(left.before()).isPresent();
        assertThat(left.after()).isEmpty();
        assertThat(left.finding()).isEmpty();
        BatchEvidence entered = step.evidence().get(1);
        assertThat(entered.before()).isEmpty();
        assertThat(entered.after()).isPresent();
        assertThat(entered.finding()).isPresent();
        assertThat(replay.spoken()).containsOnlyKeys("B-2");
    }

    @Test
    void sampleOfManyItemsCountsOnce() {
        replay.apply(carbofuran("0.005", 1).result());
        replay.apply(Bench.lab("cowpea", "cyromazine").found("0.1", "mg/kg").result());
        replay.apply(Bench.lab("cowpea", "lead").found("0.5", "mg/kg").result());

        assertThat(replay.onlyCell().samples()).isEqualTo(FAIL);
        assertThat(replay.onlyCell().items()).isEqualTo(PASS.plus(PASS).plus(FAIL));
    }

    @Test
    void rapidAndLaboratoryResultsOfOneSampleAreTwoCells() {
        replay.apply(Bench.rapid("cowpea", "cholinesterase_inhibition")
                .found("62", "%")
                .result());
        replay.apply(carbofuran("0.005", 1).result());

        List<PassRateCell> all = replay.cells().values().stream()
                .filter(cell -> cell.key().hazard().equals(CellKey.ALL_HAZARDS))
                .toList();
        assertThat(all)
                .extracting(PassRateCell::samples)
                .containsExactlyInAnyOrder(VerdictCounts.one(Verdict.SUSPECT), PASS);
    }

    @Test
    void negativeRapidTestTellsTheBatchNothing() {
        Step step = replay.apply(Bench.rapid("cowpea", "cholinesterase_inhibition")
                .found("12", "%")
                .result());

        assertThat(step.evidence()).isEmpty();
        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
    }

    @Test
    void whatIsNotJudgedIsNoPassAndNoFail() {
        replay.apply(Bench.lab("cowpea", "unmapped").found("3", "mg/kg").result());

        assertThat(replay.onlyCell().samples().judged()).isZero();
        assertThat(replay.onlyCell().samples().notJudged()).isEqualTo(1);
    }

    @Test
    void verdictOnTheWholeSampleCountsTheSampleAndNoItem() {
        replay.apply(Bench.lab("cowpea", TestItem.WHOLE_SAMPLE)
                .reported(ReportedVerdict.PASS)
                .result());

        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
        assertThat(replay.onlyCell().items()).isEqualTo(VerdictCounts.NONE);
    }

    @Test
    void sampleOfNoKnownBatchIsABatchOfItsOwn() {
        replay.apply(carbofuran("0.05", 1).ofBatch("").ofSample("S-9").result());

        assertThat(replay.spoken()).containsOnlyKeys("sample:S-9");
    }

    /** Messages of which no bytes were kept have neither a hash nor a line of their own. */
    @Test
    void correctionWithoutKeptBytesIsNotTakenForTheSameMessage() {
        replay.apply(carbofuran("0.05", 1).cameBy("", 0, NOON).result());
        TestResult corrected =
                carbofuran("0.005", 2).cameBy("", 0, NOON.plusSeconds(60)).result();

        assertThat(replay.apply(corrected).outcome()).isEqualTo(RowOutcome.CORRECTED);
        assertThat(replay.apply(corrected).outcome()).isEqualTo(RowOutcome.REDELIVERED);
        assertThat(replay.onlyCell().samples()).isEqualTo(PASS);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"PT0S, ON_TIME", "P3D, ON_TIME", "P3DT1S, LATE", "P30D, LATE", "P30DT1S, BACKDATED", "PT-1H, ON_TIME"})
    void delayFromSamplingToReceiptSaysHowTimelyItIs(Duration delay, Timeliness expected) {
        Instant sampled = Bench.startOf("2026-03-01");
        Step step = replay.apply(carbofuran("0.05", 1)
                .sampledAt(sampled)
                .cameBy("00000000000000aa", 1, sampled.plus(delay))
                .result());

        assertThat(step.judged()).map(JudgedResult::timeliness).contains(expected);
    }

    private static void assertNothingChanged(Step step) {
        assertThat(step.judged()).isEmpty();
        assertThat(step.cells()).isEmpty();
        assertThat(step.evidence()).isEmpty();
    }

    /** Each revision comes in a file of its own, a minute after the one before. */
    private static Bench carbofuran(String found, int revision) {
        return Bench.lab("cowpea", "carbofuran")
                .found(found, "mg/kg")
                .revised(revision, revision == 1 ? Status.FINAL : Status.CORRECTED)
                .cameBy("00000000000000a" + revision, 1, NOON.plusSeconds(60L * revision));
    }
}
