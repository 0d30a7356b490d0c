package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a limit's decision rule and its rounding change what a value means. */
class DecisionRuleTest {
    private static final ReferenceData RULES = Shipped.withLimits(
            "lead,tomato,maximum,0.10,mg/kg,2020-01-01,,simple,,a test's limit,M,",
            "lead,cabbage,maximum,0.10,mg/kg,2020-01-01,,guard-band,,a test's limit,M,",
            "lead,leek,maximum,0.10,mg/kg,2020-01-01,,eu-pesticide,,a test's limit,M,",
            "lead,spinach,maximum,0.10,mg/kg,2020-01-01,,,2,a test's limit,M,");

    @ParameterizedTest(name = "{0} ± {1}: {2}, literally {3}")
    @CsvSource({
        "0.08, 0.02, PASS, PASS",
        "0.081, 0.02, FAIL, PASS",
        "0.10, '', PASS, PASS",
        "0.101, '', FAIL, FAIL",
        "0.12, 0.05, FAIL, FAIL"
    })
    void guardBandPassesOnlyUpToTheLimitLessUncertainty(
            String value, String uncertainty, Verdict verdict, Verdict literal) {
        Judgement judgement =
                judge(Bench.lab("cabbage", "lead").found(value, "mg/kg").uncertainty(uncertainty));

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.adjusted()).isEqualTo(verdict);
        assertThat(judgement.literal()).isEqualTo(literal);
    }

    @Test
    void uncertaintyIsInTheUnitOfTheValue() {
        assertThat(judge(Bench.lab("cabbage", "lead").found("81", "µg/kg").uncertainty("20"))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(judge(Bench.lab("cabbage", "lead").found("80", "µg/kg").uncertainty("20"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    /** The practice of the British authority: a residue fails if it is above the limit after half of it is taken off. */
    @ParameterizedTest(name = "{0}: {1}, literally {2}")
    @CsvSource({
        "0.10, PASS, PASS",
        "0.11, PASS, FAIL",
        "0.20, PASS, FAIL",
        "0.201, FAIL, FAIL",
        ">0.09, INCONCLUSIVE, INCONCLUSIVE",
        ">0.15, INCONCLUSIVE, FAIL",
        ">0.20, FAIL, FAIL",
        "<0.10, PASS, PASS",
        "<0.20, INCONCLUSIVE, INCONCLUSIVE"
    })
    void pesticideRuleOfTheUnionTakesHalfOff(String found, Verdict verdict, Verdict literal) {
        Judgement judgement = judge(Bench.lab("leek", "lead").found(found, "mg/kg"));

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.adjusted()).isEqualTo(verdict);
        assertThat(judgement.literal()).isEqualTo(literal);
    }

    @Test
    void simpleRuleDoesNotLookAtTheUncertainty() {
        Judgement judgement =
                judge(Bench.lab("tomato", "lead").found("0.10", "mg/kg").uncertainty("0.05"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.adjusted()).isEqualTo(judgement.literal());
    }

    /** GB/T 8170: half to the even digit, once, and only where the limit says so. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0.104, PASS", "0.105, PASS", "0.1050001, FAIL", "0.115, FAIL", "0.1049, PASS", "0.106, FAIL"})
    void valueIsRoundedHalfToEvenWhereTheLimitSaysSo(String value, Verdict expected) {
        assertThat(judge(Bench.lab("spinach", "lead").found(value, "mg/kg")).verdict())
                .isEqualTo(expected);
    }

    @Test
    void fullValueIsComparedWhereNothingIsSaidOfRounding() {
        assertThat(judge(Bench.lab("tomato", "lead").found("0.104", "mg/kg")).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    /** Decimals to round to are those of the limit's unit, whatever unit the value came in. */
    @Test
    void valueIsRoundedInTheUnitOfTheLimit() {
        assertThat(judge(Bench.lab("spinach", "lead").found("105", "µg/kg")).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge(Bench.lab("spinach", "lead").found("106", "µg/kg")).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    private static Judgement judge(Bench bench) {
        return Judge.judge(bench.result(), RULES);
    }
}
