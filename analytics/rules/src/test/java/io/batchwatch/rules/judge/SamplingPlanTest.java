package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Microbiological plans, with results as notices print them. */
class SamplingPlanTest {
    /** n=5, c=2, m=10² and M=10³ CFU/g. */
    private static final ReferenceData RULES =
            Shipped.withMoreLimits("CN,coliforms,vermicelli,sampling-plan,1000,CFU/g,2020-01-01,,,,5,2,100,GB test,M,");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<10CFU/g；<10CFU/g；<10CFU/g；20CFU/g；<10CFU/g | PASS",
                "100CFU/g;100CFU/g;100CFU/g;100CFU/g;100CFU/g | PASS",
                "＜10CFU/g；＜10CFU/g；＜10CFU/g；2000CFU/g；＜10CFU/g | FAIL",
                "1.3×10⁵CFU/g；2.8×10³CFU/g；3.8×10³CFU/g；5.2×10⁴CFU/g；6.3×10⁴CFU/g | FAIL",
                "200、300、100、90、80CFU/g | PASS",
                "200、300、400、90、80CFU/g | FAIL",
                "①1.7×10<sup>2</sup>CFU/g;②<10CFU/g;③<10CFU/g;④<10CFU/g;⑤<10CFU/g | PASS",
                "①1.7×10<sup>4</sup>CFU/g;②<10CFU/g;③<10CFU/g;④<10CFU/g;⑤<10CFU/g | FAIL",
                "<10CFU/g；<10CFU/g | INCONCLUSIVE",
                "<500CFU/g;<500CFU/g;<500CFU/g;<10CFU/g;<10CFU/g | INCONCLUSIVE",
                "5000CFU/g | FAIL",
                "50CFU/g | INCONCLUSIVE"
            })
    void planIsMetOrNot(String results, Verdict expected) {
        Judgement judgement = judge(Bench.lab("vermicelli", "coliforms").wrote(results, ""));

        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.rule()).isEqualTo(Rule.SAMPLING_PLAN);
        assertThat(judgement.source()).isEqualTo("GB test");
    }

    /** 1.4×10⁴ that lost its exponent is neither 14 nor 14 000: nobody knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.4×10",
                "①1.2×10",
                "1.8×104;1.7×104;1.6×104;1.1×104;1.7×104CFU/g",
                "①1.7×10<sup>4</sup>4CFU/g;②1.5×10<sup>4</sup>CFU/g",
                "1.7×10⁴4CFU/g",
                "20CFU/g;30MPN/g;1CFU/g;1CFU/g;1CFU/g",
                "20;30;1;1;1",
                "不得检出"
            })
    void truncatedNumberIsNeverGuessed(String results) {
        Bench bench = Bench.lab("vermicelli", "coliforms").wrote(results, "");

        assertThat(judge(bench).verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(judge(bench).rule()).isEqualTo(Rule.UNREADABLE_VALUE);
        assertThat(judge(bench.reported(ReportedVerdict.FAIL)).rule()).isEqualTo(Rule.REPORTED);
    }

    @Test
    void oneMeasuredResultMayFailAPlanAndNeverPassesIt() {
        assertThat(judge(Bench.lab("vermicelli", "coliforms").found("1001", "CFU/g"))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(judge(Bench.lab("vermicelli", "coliforms").found("20", "CFU/g"))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(Bench.lab("vermicelli", "coliforms")
                                .found("20", "CFU/g")
                                .reported(ReportedVerdict.PASS))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void plansUnitIsConvertedAndAnotherMethodsIsNot() {
        assertThat(judge(Bench.lab("vermicelli", "coliforms")
                                .wrote("<10CFU/10g;10CFU/10g;<9CFU/10g;1CFU/10g;1CFU/10g", ""))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge(Bench.lab("vermicelli", "coliforms").wrote("1MPN/g;1MPN/g;1MPN/g;1MPN/g;1MPN/g", ""))
                        .verdict())
                .isEqualTo(Verdict.NOT_JUDGED);
    }

    /** Where we have no limit the plan that the sender judged by is recomputed. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "n=5,c=2,m=10²CFU/g,M=10³CFU/g | FAIL",
                "n=5，c=2，m=10<sup>2</sup>CFU/g，M=10<sup>3</sup>CFU/g | FAIL",
                "n=5,c=2,m=10000,M=100000CFU/g | PASS"
            })
    void reportedPlanIsRecomputed(String plan, Verdict expected) {
        Judgement judgement = judge(Bench.lab("starch", "coliforms")
                .wrote("＜10CFU/g；＜10CFU/g；＜10CFU/g；2000CFU/g；＜10CFU/g", "")
                .limitedBy(plan));

        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.rule()).isEqualTo(Rule.SAMPLING_PLAN);
        assertThat(judgement.limit()).isEmpty();
        assertThat(judgement.source()).startsWith("as reported: n=5, c=2, m=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n=5,c=2,m=104,M=105",
                "n=5,c=2,m=10",
                "n=5，c=2，m=10",
                "n=5,c=5,m=10²,M=10³",
                "n=5,c=2,m=10³,M=10²"
            })
    void planThatLostItsExponentsIsNotGuessed(String plan) {
        Judgement judgement = judge(Bench.lab("starch", "coliforms")
                .wrote("1.8×10⁴CFU/g;1.7×10⁴CFU/g;1.6×10⁴CFU/g;1.1×10⁴CFU/g;1.7×10⁴CFU/g", "")
                .limitedBy(plan)
                .reported(ReportedVerdict.FAIL));

        assertThat(judgement.rule()).isEqualTo(Rule.REPORTED);
    }

    @Test
    void numbersAreReadAsTheyArePrinted() {
        assertThat(CountText.number("10^2")).contains(new BigDecimal("1E+2"));
        assertThat(CountText.number("1.5×10^4")).map(BigDecimal::toPlainString).contains("15000");
        assertThat(CountText.number("100")).contains(new BigDecimal("100"));
        assertThat(CountText.number("102")).isEmpty();
    }

    private static Judgement judge(Bench bench) {
        return Judge.judge(bench.result(), RULES);
    }
}
