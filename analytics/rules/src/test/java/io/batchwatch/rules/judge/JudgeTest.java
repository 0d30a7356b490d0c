package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of the shipped reference data: each limit and date is one of limits.csv, with its source there. */
class JudgeTest {
    private static final ReferenceData RULES = Shipped.data();

    @ParameterizedTest(name = "{0} {1} in {2}")
    @CsvSource({
        "chloramphenicol, 0.00001, shrimp",
        "chloramphenicol, 1000, pork",
        "clenbuterol, 0.3, pork",
        "malachite_green, >0.5, crucian_carp",
        "aoz, +, shrimp",
        "chloramphenicol, 1E-9, anything"
    })
    void bannedDetectionNeverPasses(String analyte, String found, String product) {
        Judgement judgement = judge(Bench.lab(product, analyte).found(found, "µg/kg"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.rule()).isEqualTo(Rule.BANNED);
        assertThat(judgement.hazard()).isEqualTo("banned_substance");
        assertThat(judgement.source()).contains("MARA notice 250");
    }

    /** A number is a detection even below the limit of detection that came with it, and even in no unit we know. */
    @Test
    void bannedNumberFailsWhateverItsUnitAndDetectionLimit() {
        assertThat(verdict(Bench.lab("shrimp", "chloramphenicol")
                        .found("0.2", "µg/kg")
                        .lod("0.3")))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(Bench.lab("shrimp", "chloramphenicol").found("0.2", "")))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(Bench.lab("shrimp", "chloramphenicol")
                        .found("0.2", "µg/kg")
                        .reported(ReportedVerdict.PASS)))
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ND", "<0.3", "<0.00001", "0", "0.000"})
    void bannedSubstanceThatWasNotFoundPasses(String found) {
        Judgement judgement = judge(
                Bench.lab("shrimp", "chloramphenicol").found(found, "µg/kg").lod("0.3"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.rule()).isEqualTo(Rule.BANNED);
    }

    /** Nothing was measured, so no law was applied: it is the sender who says so. */
    @Test
    void reportedVerdictOnABannedSubstanceCitesNoLaw() {
        Judgement judgement = judge(Bench.lab("shrimp", "chloramphenicol").reported(ReportedVerdict.FAIL));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.rule()).isEqualTo(Rule.REPORTED);
        assertThat(judgement.source()).isEmpty();
    }

    @ParameterizedTest(name = "{2} {3} of {1} in {0}: {4}")
    @CsvSource({
        "cowpea, carbofuran, 0.0199999, mg/kg, PASS",
        "cowpea, carbofuran, 0.02, mg/kg, PASS",
        "cowpea, carbofuran, 0.020, mg/kg, PASS",
        "cowpea, carbofuran, 20, µg/kg, PASS",
        "cowpea, carbofuran, 0.02, ppm, PASS",
        "cowpea, carbofuran, 0.0200001, mg/kg, FAIL",
        "cowpea, carbofuran, 20.1, µg/kg, FAIL",
        "cowpea, cyromazine, 0.5, mg/kg, PASS",
        "cowpea, cyromazine, 0.51, mg/kg, FAIL",
        "ginger, clothianidin, 0.2, mg/kg, PASS",
        "ginger, clothianidin, 0.21, mg/kg, FAIL",
        "cabbage, lead, 0.2, mg/kg, PASS",
        "cabbage, lead, 0.21, mg/kg, FAIL",
        "cabbage, cadmium, 0.05, mg/kg, PASS",
        "cabbage, mercury, 0.011, mg/kg, FAIL",
        "grass_carp, enrofloxacin, 100, µg/kg, PASS",
        "grass_carp, enrofloxacin, 751, µg/kg, FAIL",
        "grass_carp, enrofloxacin, 201, µg/kg, FAIL",
        "grass_carp, enrofloxacin, 396, µg/kg, FAIL"
    })
    void valueAtTheLimitStillPasses(String product, String analyte, String value, String unit, Verdict expected) {
        Judgement judgement = judge(Bench.lab(product, analyte).found(value, unit));

        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.rule()).isEqualTo(Rule.LIMIT);
        assertThat(judgement.limit()).map(AppliedLimit::source).contains(judgement.source());
    }

    @ParameterizedTest(name = "{0}, {1} mg/kg: {2}")
    @CsvSource({
        "2020-06-01, 12.0, FAIL, 0.2",
        "2020-06-01, 0.21, FAIL, 0.2",
        "2020-06-01, 0.2, PASS, 0.2",
        "2023-05-10, 4.9, FAIL, 0.2",
        "2023-05-11, 4.9, PASS, 5",
        "2023-05-11, 5, PASS, 5",
        "2026-03-01, 5.1, FAIL, 5"
    })
    void procymidoneInLeekIsJudgedByTheLimitOfTheDayOfSampling(
            String day, String value, Verdict expected, String limit) {
        Judgement judgement =
                judge(Bench.lab("leek", "procymidone").found(value, "mg/kg").sampledAt(Bench.startOf(day)));

        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.limit()).map(AppliedLimit::value).contains(new BigDecimal(limit));
    }

    /** 11 May began in Shanghai while it was still 10 May in UTC. */
    @Test
    void dayOfSamplingIsADayOfTheConfiguredZone() {
        Bench sampled = Bench.lab("leek", "procymidone").found("1", "mg/kg");

        assertThat(verdict(sampled.sampledAt(Instant.parse("2023-05-10T15:59:59Z"))))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(sampled.sampledAt(Instant.parse("2023-05-10T16:00:00Z"))))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void beforeAnyLimitWasInForceNothingIsJudged() {
        Judgement judgement =
                judge(Bench.lab("leek", "procymidone").found("100", "mg/kg").sampledAt(Bench.startOf("2014-07-31")));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(judgement.rule()).isEqualTo(Rule.NO_LIMIT);
        assertThat(judgement.limit()).isEmpty();
    }

    @ParameterizedTest(name = "lead in {0}: limit {1}")
    @CsvSource({"cabbage, 0.2", "spinach, 0.3", "tomato, 0.1", "leek, 0.1"})
    void nearestLimitUpTheFoodTreeHolds(String product, String limit) {
        assertThat(judge(Bench.lab(product, "lead").found("0.01", "mg/kg")).limit())
                .map(AppliedLimit::value)
                .contains(new BigDecimal(limit));
    }

    @Test
    void productWeDoNotKnowIsJudgedByItsCategory() {
        Bench unknown = Bench.lab("unmapped", "carbofuran").found("0.03", "mg/kg");

        assertThat(verdict(unknown)).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(verdict(unknown.ofCategory("vegetable"))).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest(name = "{0}, LOD {1}: {2}")
    @CsvSource({
        "<0.01, '', PASS, LIMIT",
        "<0.02, '', PASS, LIMIT",
        "<0.021, '', INCONCLUSIVE, BLIND_METHOD",
        "<5, 0.01, INCONCLUSIVE, BLIND_METHOD",
        "ND, '', PASS, LIMIT",
        "ND, 0.01, PASS, LIMIT",
        "ND, 0.02, PASS, LIMIT",
        "ND, 0.03, INCONCLUSIVE, BLIND_METHOD",
        ">0.01, '', INCONCLUSIVE, LIMIT",
        ">0.02, '', FAIL, LIMIT",
        ">5, '', FAIL, LIMIT"
    })
    void censoredValueIsJudgedByWhatItMayBe(String found, String lod, Verdict expected, Rule rule) {
        Judgement judgement =
                judge(Bench.lab("cowpea", "carbofuran").found(found, "mg/kg").lod(lod));

        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.rule()).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0} % of inhibition: {1}")
    @CsvSource({
        "0, PASS",
        "49.9, PASS",
        "50, SUSPECT",
        "50.0, SUSPECT",
        "87, SUSPECT",
        "<50, PASS",
        ">50, SUSPECT",
        "<55, INCONCLUSIVE"
    })
    void halfOfInhibitionIsPositive(String found, Verdict expected) {
        assertThat(verdict(Bench.rapid("cabbage", "cholinesterase_inhibition").found(found, "%")))
                .isEqualTo(expected);
    }

    @Test
    void positiveOnAFoodKnownToInterfereIsMarked() {
        assertThat(judge(Bench.rapid("leek", "cholinesterase_inhibition").found("62", "%"))
                        .interferingMatrix())
                .isTrue();
        assertThat(judge(Bench.rapid("leek", "cholinesterase_inhibition").found("12", "%"))
                        .interferingMatrix())
                .isFalse();
        assertThat(judge(Bench.rapid("cabbage", "cholinesterase_inhibition").found("62", "%"))
                        .interferingMatrix())
                .isFalse();
    }

    @Test
    void rapidColoursAreTakenAsTheyStand() {
        assertThat(verdict(Bench.rapid("cabbage", "unmapped").found("+", ""))).isEqualTo(Verdict.SUSPECT);
        assertThat(verdict(Bench.rapid("cabbage", "unmapped").found("ND", ""))).isEqualTo(Verdict.PASS);
        assertThat(verdict(Bench.rapid("pork", "clenbuterol").found("+", ""))).isEqualTo(Verdict.SUSPECT);
        assertThat(verdict(Bench.rapid("cowpea", "carbofuran").found("+", ""))).isEqualTo(Verdict.SUSPECT);
    }

    @ParameterizedTest
    @EnumSource
    void withoutALimitTheReportedVerdictCounts(ReportedVerdict reported) {
        Bench lab = Bench.lab("cowpea", "unmapped").found("1", "mg/kg").reported(reported);
        Bench rapid = Bench.rapid("cowpea", "unmapped").found("1", "mg/kg").reported(reported);

        assertThat(verdict(lab))
                .isEqualTo(
                        switch (reported) {
                            case NOT_REPORTED -> Verdict.NOT_JUDGED;
                            case PASS -> Verdict.PASS;
                            case FAIL -> Verdict.FAIL;
                            case SUSPECT -> Verdict.SUSPECT;
                            case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
                        });
        assertThat(verdict(rapid)).isEqualTo(reported == ReportedVerdict.FAIL ? Verdict.SUSPECT : verdict(lab));
    }

    @Test
    void reportedVerdictNeverOutweighsALimit() {
        Bench above = Bench.lab("cowpea", "carbofuran").found("0.03", "mg/kg").reported(ReportedVerdict.PASS);
        Bench within = Bench.lab("cowpea", "carbofuran").found("0.01", "mg/kg").reported(ReportedVerdict.FAIL);

        assertThat(verdict(above)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(within)).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest(name = "{0} mg/kg called {1}: disagrees {2}")
    @CsvSource({
        "0.03, PASS, true",
        "0.03, FAIL, false",
        "0.01, FAIL, true",
        "0.01, SUSPECT, true",
        "0.01, PASS, false",
        "0.01, NOT_REPORTED, false",
        "0.01, INCONCLUSIVE, false",
        "<0.5, PASS, false"
    })
    void oppositeVerdictsDisagree(String found, ReportedVerdict reported, boolean disagrees) {
        assertThat(judge(Bench.lab("cowpea", "carbofuran").found(found, "mg/kg"))
                        .contradicts(reported))
                .isEqualTo(disagrees);
    }

    @Test
    void unitThatCannotBeComparedIsInconclusiveUnlessAVerdictWasReported() {
        Bench strange = Bench.lab("cowpea", "carbofuran").found("0.01", "%");

        assertThat(judge(strange).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(strange).rule()).isEqualTo(Rule.UNIT_MISMATCH);
        assertThat(judge(strange.reported(ReportedVerdict.FAIL)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(strange).rule()).isEqualTo(Rule.REPORTED);
    }

    @Test
    void valueThatCannotBeRecomputedIsNeverGuessed() {
        Judgement judgement = judge(Bench.lab("cowpea", "carbofuran"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(judgement.rule()).isEqualTo(Rule.UNREADABLE_VALUE);
        assertThat(verdict(Bench.lab("cowpea", "carbofuran").reported(ReportedVerdict.FAIL)))
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @EnumSource
    void verdictOnTheWholeSampleIsTheReportedOne(TestKind kind) {
        TestResult passed = Bench.of(kind, "cowpea", TestItem.WHOLE_SAMPLE)
                .reported(ReportedVerdict.PASS)
                .result();
        TestResult failed = Bench.of(kind, "cowpea", TestItem.WHOLE_SAMPLE)
                .reported(ReportedVerdict.FAIL)
                .result();
        TestResult silent = Bench.of(kind, "cowpea", TestItem.WHOLE_SAMPLE).result();

        assertThat(Judge.judge(passed, RULES).verdict()).isEqualTo(Verdict.PASS);
        assertThat(Judge.judge(passed, RULES).rule()).isEqualTo(Rule.REPORTED);
        assertThat(Judge.judge(failed, RULES).verdict())
                .isEqualTo(kind == TestKind.RAPID ? Verdict.SUSPECT : Verdict.FAIL);
        assertThat(Judge.judge(silent, RULES).verdict()).isEqualTo(Verdict.NOT_JUDGED);
    }

    @Test
    void drinkingWaterIsWeighedByTheLitre() {
        Bench water = toronto("0.005").ofCategory("water");

        assertThat(judge(water).limit()).map(AppliedLimit::effectiveFrom).contains(LocalDate.of(2019, 3, 8));
        assertThat(verdict(water)).isEqualTo(Verdict.PASS);
        assertThat(verdict(toronto("0.0051"))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(toronto("<0.00005"))).isEqualTo(Verdict.PASS);
    }

    private static Bench toronto(String found) {
        return Bench.lab("tap_water", "lead").found(found, "ppm").sentBy("toronto");
    }

    /** What Canada says of tap water judges no tap water elsewhere. */
    @Test
    void limitOfAnotherJurisdictionIsNoLimitHere() {
        Judgement judgement = judge(Bench.lab("tap_water", "lead").found("0.0051", "ppm"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(judgement.rule()).isEqualTo(Rule.NO_LIMIT);
    }

    /** A judgement holds nothing of its result: what is judged alike has one judgement, and judging makes no garbage. */
    @Test
    void whatIsJudgedAlikeHasOneJudgement() {
        assertThat(judge(Bench.lab("leek", "procymidone").found("0.3", "mg/kg")))
                .isSameAs(judge(Bench.lab("leek", "procymidone").found("<0.02", "mg/kg")));
        assertThat(judge(Bench.lab("crucian_carp", "malachite_green").found("ND", "µg/kg")))
                .isSameAs(judge(Bench.lab("pork", "malachite_green").found("<0.1", "µg/kg")));
        assertThat(judge(Bench.rapid("cabbage", "cholinesterase_inhibition")
                        .found("75", "%")
                        .by("NY/T 448")))
                .isSameAs(judge(Bench.rapid("cucumber", "cholinesterase_inhibition")
                        .found("90", "%")
                        .by("NY/T 448-2001")));
        assertThat(judge(Bench.lab("leek", "unmapped").reported(ReportedVerdict.PASS)))
                .isSameAs(judge(Bench.lab("pork", "unmapped").reported(ReportedVerdict.PASS)));
    }

    private static Verdict verdict(Bench bench) {
        return judge(bench).verdict();
    }

    private static Judgement judge(Bench bench) {
        return Judge.judge(bench.result(), RULES);
    }
}
