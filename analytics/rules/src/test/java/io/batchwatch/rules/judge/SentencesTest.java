package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    private static final ReferenceData RULES = Shipped.data();

    @Test
    void failureNamesValueLimitUnitSourceAndDay() {
        Bench bench = Bench.lab("leek", "procymidone").named("腐霉利").found("12.0", "mg/kg");

        assertThat(zh(bench)).isEqualTo("腐霉利：12.0 mg/kg，超过限量，不合格（限量 5 mg/kg，依据 GB 2763.1-2022，自 2023-05-11 起施行）。");
        assertThat(en(bench))
                .isEqualTo("Procymidone (腐霉利): 12.0 mg/kg, above the limit: fails"
                        + " (limit 5 mg/kg, GB 2763.1-2022, in force from 2023-05-11).");
    }

    @Test
    void bannedSubstanceIsCalledSoAndTheLawIsNamed() {
        Bench bench = Bench.lab("shrimp", "chloramphenicol").named("氯霉素").found("0.31", "µg/kg");

        assertThat(zh(bench)).isEqualTo("氯霉素：0.31 µg/kg，检出禁用物质，不合格（依据 MARA notice 250 (2019-12-27)）。");
        assertThat(en(bench))
                .isEqualTo("Chloramphenicol (氯霉素): 0.31 µg/kg, a banned substance was found: fails"
                        + " (MARA notice 250 (2019-12-27)).");
    }

    @Test
    void rapidPositiveIsASuspicionToBeConfirmed() {
        Bench bench =
                Bench.rapid("leek", "cholinesterase_inhibition").named("农残").found("62.5", "%");

        assertThat(zh(bench))
                .contains("农残）：62.5 %，快检呈阳性，可疑，须送检确认", "限量 50 %", "GB/T 5009.199", "干扰")
                .doesNotContain("不合格");
        assertThat(en(bench))
                .contains("(农残): 62.5 %", "suspect, to be confirmed", "limit 50 %", "known to disturb")
                .doesNotContain("fails");
    }

    @Test
    void blindMethodSaysWhichLimitItCannotSee() {
        Bench bench = Bench.lab("cowpea", "carbofuran").found("<0.05", "mg/kg");

        assertThat(zh(bench)).contains("小于 0.05 mg/kg", "方法检出限高于限量", "限量 0.02 mg/kg", "GB 2763-2021");
        assertThat(en(bench)).contains("below 0.05 mg/kg", "inconclusive", "limit 0.02 mg/kg", "GB 2763-2021");
    }

    @Test
    void whatWasNotFoundIsSaidSo() {
        Bench bench = Bench.lab("cowpea", "carbofuran").found("ND", "mg/kg");

        assertThat(zh(bench)).contains("未检出，未超过限量，合格");
        assertThat(en(bench)).contains("not detected, within the limit: passes");
    }

    @Test
    void analyteWithoutANameOfItsSenderHasOurs() {
        Bench bench = Bench.lab("cowpea", "carbofuran").named("").found("ND", "mg/kg");

        assertThat(zh(bench)).startsWith("克百威：");
        assertThat(en(bench)).startsWith("Carbofuran: ");
    }

    @Test
    void verdictOnTheWholeSampleIsSaidOfTheSample() {
        Bench bench = Bench.lab("cowpea", TestItem.WHOLE_SAMPLE).reported(ReportedVerdict.FAIL);

        assertThat(zh(bench.named(""))).isEqualTo("样品整体：报送方判定不合格。");
        assertThat(en(bench.named(""))).isEqualTo("The sample as a whole: reported as failing.");
    }

    @Test
    void smallNumbersAreNotWrittenWithExponents() {
        Bench bench = Bench.lab("shrimp", "chloramphenicol").found("1E-7", "mg/kg");

        assertThat(zh(bench)).contains("0.0000001 mg/kg");
        assertThat(en(bench)).contains("0.0000001 mg/kg");
    }

    @Test
    void inhibitionAtTheThresholdIsNotCalledAboveIt() {
        Bench bench = Bench.lab("cabbage", "cholinesterase_inhibition").found("50", "%");

        assertThat(zh(bench)).contains("达到阳性限值，不合格").doesNotContain("超过");
        assertThat(en(bench))
                .contains("not below the positive threshold: fails")
                .doesNotContain("above");
    }

    @ParameterizedTest
    @EnumSource
    void passIsCalledSoInBothLanguagesAndNothingElseIs(Rule rule) {
        TestResult result =
                Bench.lab("cowpea", "carbofuran").found("0.05", "mg/kg").result();
        boolean mayPass =
                switch (rule) {
                    case BANNED, LIMIT, MINIMUM, SUM, SAMPLING_PLAN, INHIBITION, RAPID_QUALITATIVE, REPORTED -> true;
                    case BLIND_METHOD, UNIT_MISMATCH, UNREADABLE_VALUE, NO_LIMIT -> false;
                };
        for (Verdict verdict : Verdict.values()) {
            Judgement judgement =
                    new Judgement(verdict, verdict, verdict, rule, "pesticide", Optional.empty(), false, "");
            String zh = Sentences.zh(result, judgement, RULES);
            String en = Sentences.en(result, judgement, RULES);
            boolean passes = mayPass && verdict == Verdict.PASS;

            assertThat(zh).startsWith("克百威（carbofuran）：0.05 mg/kg，").endsWith("。");
            assertThat(en).startsWith("carbofuran: 0.05 mg/kg, ").endsWith(".");
            assertThat(zh.replace("不合格", "").contains("合格")).as(zh).isEqualTo(passes);
            assertThat(en.contains("pass")).as(en).isEqualTo(passes);
        }
    }

    private static String zh(Bench bench) {
        return Sentences.zh(bench.result(), Judge.judge(bench.result(), RULES), RULES);
    }

    private static String en(Bench bench) {
        return Sentences.en(bench.result(), Judge.judge(bench.result(), RULES), RULES);
    }
}
