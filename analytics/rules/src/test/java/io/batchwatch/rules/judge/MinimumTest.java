package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A least value, and a range of a least and a greatest. */
class MinimumTest {
    private static final ReferenceData RULES = Shipped.withLimits(
            "moisture,milk,minimum,3.0,%,2020-01-01,,,,GB 1,M,",
            "ash,milk,minimum,6.5,1,2020-01-01,,,,GB 2,M,",
            "ash,milk,maximum,8.5,1,2020-01-01,,,,GB 2,M,",
            "acid_value,milk,minimum,3.0,%,2020-01-01,,guard-band,,GB 3,M,");

    @ParameterizedTest(name = "{0} %, of at least 3.0: {1}")
    @CsvSource({
        "3.0, PASS",
        "3.1, PASS",
        "2.99, FAIL",
        "0, FAIL",
        "ND, FAIL",
        "<3.0, FAIL",
        "<2, FAIL",
        "<3.1, INCONCLUSIVE",
        ">3.0, PASS",
        ">2.9, INCONCLUSIVE"
    })
    void leastValuePassesAtItself(String found, Verdict expected) {
        Judgement judgement = judge(Bench.lab("milk", "moisture").found(found, "%"));

        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.rule()).isEqualTo(Rule.MINIMUM);
    }

    @ParameterizedTest(name = "{0}, of 6.5 to 8.5: {1} by {2}")
    @CsvSource({
        "6.5, PASS, LIMIT",
        "8.5, PASS, LIMIT",
        "6.4, FAIL, MINIMUM",
        "8.6, FAIL, LIMIT",
        "<6.5, FAIL, MINIMUM",
        "<7, INCONCLUSIVE, MINIMUM",
        "<9, INCONCLUSIVE, MINIMUM",
        ">8.5, FAIL, LIMIT",
        ">7, INCONCLUSIVE, LIMIT"
    })
    void rangeSpeaksByTheEndThatIsNotKept(String found, Verdict expected, Rule rule) {
        Judgement judgement = judge(Bench.lab("milk", "ash").found(found, "1"));

        assertThat(judgement.verdict()).isEqualTo(expected);
        if (expected == Verdict.FAIL) {
            assertThat(judgement.rule()).isEqualTo(rule);
        }
    }

    @Test
    void guardBandLiesAboveALeastValue() {
        Bench just = Bench.lab("milk", "acid_value").found("3.1", "%").uncertainty("0.2");

        assertThat(judge(just).literal()).isEqualTo(Verdict.PASS);
        assertThat(judge(just).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(just.uncertainty("0.1")).verdict()).isEqualTo(Verdict.PASS);
    }

    private static Judgement judge(Bench bench) {
        return Judge.judge(bench.result(), RULES);
    }
}
