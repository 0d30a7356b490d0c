package io.batchwatch.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.judge.Rule;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of one sample as its components come, change and go. */
class SumsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final Replay replay = new Replay();
    private int line;

    /** The published fails of enrofloxacin and ciprofloxacin together in fish, limit 100 µg/kg, taken apart. */
    @ParameterizedTest(name = "{0} + {1} µg/kg: {2}, {3}")
    @CsvSource({
        "700, 51, 751, FAIL",
        "150, 51, 201, FAIL",
        "90, 306, 396, FAIL",
        "60, 60, 120, FAIL",
        "60, 40, 100, PASS",
        "60.5, 39.6, 100.1, FAIL",
        "0, 0, '', PASS"
    })
    void enrofloxacinIsJudgedTogetherWithCiprofloxacin(String enro, String cipro, String sum, Verdict expected) {
        replay.apply(drug("enrofloxacin", enro).result());
        Step step = replay.apply(drug("ciprofloxacin", cipro).result());

        JudgedResult judged = onlySum(step);
        assertThat(judged.judgement().verdict()).isEqualTo(expected);
        assertThat(judged.judgement().rule()).isEqualTo(Rule.SUM);
        assertThat(judged.result().item().analyte().code()).isEqualTo("enrofloxacin");
        assertThat(judged.result().item().method()).isEqualTo("sum");
        assertThat(judged.result()
                        .measurement()
                        .value()
                        .map(BigDecimal::toPlainString)
                        .orElse(""))
                .isEqualTo(sum);
    }

    @Test
    void sumThatFailsAccusesTheBatchInWordsThatNameItsComponents() {
        replay.apply(drug("enrofloxacin", "60").named("恩诺沙星").result());
        Step step = replay.apply(drug("ciprofloxacin", "60").named("环丙沙星").result());

        BatchFinding finding = step.evidence().stream()
                .map(BatchEvidence::finding)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.value()).isEqualTo("120");
        assertThat(finding.unit()).isEqualTo("µg/kg");
        assertThat(finding.sentenceZh()).contains("恩诺沙星", "环丙沙星", "120 µg/kg", "之和超过限量，不合格");
        assertThat(finding.sentenceEn()).contains("the sum of its components is above the limit: fails");
    }

    @ParameterizedTest(name = "{0} and {1}: {2} {3}")
    @CsvSource({
        "<30, <30, LT, PASS",
        "<60, <60, LT, INCONCLUSIVE",
        "90, <5, DETECTED, PASS",
        "90, <20, DETECTED, INCONCLUSIVE",
        "101, <20, DETECTED, FAIL",
        "50, >10, GT, INCONCLUSIVE",
        "50, >50.1, GT, FAIL",
        "ND, ND, NOT_DETECTED, PASS",
        "50, ND, EQ, PASS",
        "50, +, GT, INCONCLUSIVE"
    })
    void whatLiesBelowADetectionLimitMakesTheSumLieBetweenTwoBounds(
            String enro, String cipro, String qualifier, Verdict expected) {
        replay.apply(drug("enrofloxacin", enro).result());
        JudgedResult judged = onlySum(replay.apply(drug("ciprofloxacin", cipro).result()));

        assertThat(judged.judgement().verdict()).isEqualTo(expected);
        assertThat(judged.result().measurement().qualifier().name()).isEqualTo(qualifier);
    }

    @Test
    void residueAloneStandsForItself() {
        Step step = replay.apply(drug("enrofloxacin", "751").result());

        assertThat(step.summed()).isEmpty();
        assertThat(step.judged().orElseThrow().judgement().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void componentThatExceedsTheSumsLimitByItselfDoesNotWaitForTheOthers() {
        assertThat(replay.apply(drug("ciprofloxacin", "99").result()).summed()).isEmpty();
        JudgedResult judged = onlySum(replay.apply(
                drug("ciprofloxacin", "150").revised(2, Status.CORRECTED).result()));

        assertThat(judged.judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.result().measurement().qualifier().name()).isEqualTo("GT");
    }

    @Test
    void factorsTurnAComponentIntoTheResidue() {
        replay.apply(pesticide("carbofuran", "0.01").result());

        // 0.01 + 0.01 · 0.933 is within 0.02; 0.01 + 0.011 · 0.933 is not.
        assertThat(onlySum(replay.apply(pesticide("3_hydroxycarbofuran", "0.01").result()))
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(onlySum(replay.apply(pesticide("3_hydroxycarbofuran", "0.011")
                                .revised(2, Status.CORRECTED)
                                .result()))
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void correctionOfAComponentReplacesTheSumInCellsAndBatch() {
        replay.apply(drug("enrofloxacin", "60").result());
        replay.apply(drug("ciprofloxacin", "60").result());
        assertThat(replay.onlyCell().items().fail()).isEqualTo(1);
        assertThat(replay.onlyCell().samples().fail()).isEqualTo(1);

        JudgedResult judged = onlySum(replay.apply(
                drug("ciprofloxacin", "20").revised(2, Status.CORRECTED).result()));

        assertThat(judged.result().revision()).isEqualTo(2);
        assertThat(judged.result().status()).isEqualTo(Status.CORRECTED);
        assertThat(replay.onlyCell().items().fail()).isZero();
        assertThat(replay.onlyCell().samples().pass()).isEqualTo(1);
        assertThat(replay.spoken().get("B-1").values()).noneMatch(speech -> speech.accuses());
    }

    @Test
    void sumGoesWithItsComponentAndComesBackWithIt() {
        replay.apply(drug("enrofloxacin", "60").result());
        replay.apply(drug("ciprofloxacin", "60").result());
        JudgedResult gone = onlySum(replay.apply(
                drug("ciprofloxacin", "60").revised(2, Status.WITHDRAWN).result()));
        assertThat(gone.result().status()).isEqualTo(Status.WITHDRAWN);
        assertThat(replay.onlyCell().items().fail()).isZero();

        JudgedResult back = onlySum(replay.apply(
                drug("ciprofloxacin", "61").revised(3, Status.CORRECTED).result()));
        assertThat(back.result().revision()).isEqualTo(3);
        assertThat(back.result().id()).isEqualTo(gone.result().id());
        assertThat(replay.onlyCell().items().fail()).isEqualTo(1);
    }

    @Test
    void laboratoriesAreNotAddedToEachOther() {
        replay.apply(drug("enrofloxacin", "60").result());

        assertThat(replay.apply(drug("ciprofloxacin", "60")
                                .testedBy("lab_third_party")
                                .result())
                        .summed())
                .isEmpty();
    }

    @Test
    void sumWithoutALimitInItsFoodIsNotTold() {
        replay.apply(Bench.lab("cabbage", "enrofloxacin").found("60", "µg/kg").result());

        assertThat(replay.apply(Bench.lab("cabbage", "ciprofloxacin")
                                .found("60", "µg/kg")
                                .result())
                        .summed())
                .isEmpty();
    }

    @Test
    void unitsOfComponentsMayDiffer() {
        replay.apply(drug("enrofloxacin", "60").result());
        TestResult milligrams =
                drug("ciprofloxacin", "0.0401").found("0.0401", "mg/kg").result();

        assertThat(onlySum(replay.apply(milligrams)).result().measurement().value())
                .contains(new BigDecimal("100.1"));
    }

    private static JudgedResult onlySum(Step step) {
        List<JudgedResult> summed = step.summed();
        assertThat(summed).hasSize(1);
        return summed.get(0);
    }

    private Bench drug(String analyte, String found) {
        return Bench.lab("bass", analyte).found(found, "µg/kg").cameBy("00000000000000aa", ++line, NOON);
    }

    private Bench pesticide(String analyte, String found) {
        return Bench.lab("cowpea", analyte).found(found, "mg/kg").cameBy("00000000000000aa", ++line, NOON);
    }
}
