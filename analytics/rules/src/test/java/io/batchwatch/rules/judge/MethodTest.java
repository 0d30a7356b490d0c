package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a method calls positive, what disturbs it and what it can see. */
class MethodTest {
    private static final ReferenceData RULES = Shipped.data();

    @ParameterizedTest(name = "{1} % by {0}: {2}")
    @CsvSource({
        "'', 50, SUSPECT",
        "GB/T 5009.199, 50, SUSPECT",
        "GB/T 5009.199-2003, 49.9, PASS",
        "ＧＢ／Ｔ5009.199—2003, 50, SUSPECT",
        "NY/T 448, 50, PASS",
        "NY/T 448-2001, 69.9, PASS",
        "NY/T 448-2001, 70, SUSPECT",
        "another, 50, SUSPECT"
    })
    void whatIsPositiveIsTheMethodsToSay(String method, String inhibition, Verdict expected) {
        Judgement judgement = judge(Bench.rapid("cabbage", "cholinesterase_inhibition")
                .found(inhibition, "%")
                .by(method));

        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.source()).contains(method.contains("448") ? "NY/T 448" : "GB/T 5009.199");
    }

    @Test
    void positiveOnAFoodThatDisturbsTheMethodIsMarked() {
        Bench leek = Bench.rapid("leek", "cholinesterase_inhibition")
                .found("80", "%")
                .by("NY/T 448");
        Bench cabbage = Bench.rapid("cabbage", "cholinesterase_inhibition")
                .found("80", "%")
                .by("NY/T 448");

        assertThat(judge(leek).interferingMatrix()).isTrue();
        assertThat(judge(cabbage).interferingMatrix()).isFalse();
    }

    /** Not detected by a method that sees down to 0.02 mg/kg says nothing of a limit of 0.01. */
    @Test
    void methodSpeaksForAResultThatDoesNotSayWhatItCanSee() {
        ReferenceData strict = Shipped.withLimits("lead,leek,maximum,0.01,mg/kg,2020-01-01,,,,GB,M,");
        Bench notDetected = Bench.lab("leek", "lead").found("ND", "mg/kg").by("GB 5009.12-2017");

        assertThat(Judge.judge(notDetected.result(), strict).rule()).isEqualTo(Rule.BLIND_METHOD);
        assertThat(Judge.judge(notDetected.lod("0.005").result(), strict).verdict())
                .as("its own limit of detection comes first")
                .isEqualTo(Verdict.PASS);
        assertThat(judge(Bench.lab("leek", "lead").found("ND", "").by("GB 5009.12"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    private static Judgement judge(Bench bench) {
        return Judge.judge(bench.result(), RULES);
    }
}
