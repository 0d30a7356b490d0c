package io.batchwatch.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JudgePropertyTest {
    private static final ReferenceData RULES = Shipped.data();
    private static final ReferenceData SIMPLE = ruledBy("simple");
    private static final ReferenceData GUARD_BAND = ruledBy("guard-band");
    private static final ReferenceData EU_PESTICIDE = ruledBy("eu-pesticide");
    private static final ReferenceData BEYOND_DOUBT = ruledBy("beyond-doubt");

    private static ReferenceData ruledBy(String decisionRule) {
        return Shipped.withLimits("carbofuran,vegetable,maximum,0.02,mg/kg,2021-09-03,," + decisionRule + ",,GB,M,");
    }

    @Provide
    Arbitrary<BigDecimal> values() {
        Arbitrary<BigDecimal> aroundTheLimit = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.015"), new BigDecimal("0.025"))
                .ofScale(6);
        Arbitrary<BigDecimal> any = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000"))
                .ofScale(9);
        return Arbitraries.oneOf(aroundTheLimit, any, Arbitraries.just(new BigDecimal("0.02")));
    }

    @Provide
    Arbitrary<String> qualifiers() {
        return Arbitraries.of("", "<", ">");
    }

    @Provide
    Arbitrary<Bench> rapidTests() {
        Arbitrary<String> products = Arbitraries.of("leek", "cabbage", "cowpea", "shrimp", "pork", "tap_water", "");
        Arbitrary<String> analytes = Arbitraries.of(
                "chloramphenicol",
                "clenbuterol_rapid",
                "carbofuran",
                "lead",
                "procymidone",
                "cholinesterase_inhibition",
                "unmapped",
                "*");
        Arbitrary<String> units = Arbitraries.of("mg/kg", "µg/kg", "%", "ppm", "mg/L", "", "cfu/g");
        Arbitrary<String> found = Arbitraries.oneOf(
                Combinators.combine(qualifiers(), values()).as((sign, value) -> sign + value.toPlainString()),
                Combinators.combine(Arbitraries.just("+"), values()).as((sign, value) -> sign + value.toPlainString()),
                Arbitraries.of("+", "ND"));
        return Combinators.combine(products, analytes, units, found, values(), Arbitraries.of(ReportedVerdict.class))
                .as((product, analyte, unit, finding, lod, reported) -> Bench.rapid(product, analyte)
                        .found(finding, unit)
                        .lod(lod.toPlainString())
                        .reported(reported));
    }

    @Property
    void unitOfTheSenderDoesNotChangeTheVerdict(
            @ForAll("values") BigDecimal milligrams, @ForAll("qualifiers") String sign, @ForAll TestKind kind) {
        Judgement first = judge(kind, sign, milligrams, "mg/kg");

        assertThat(judge(kind, sign, milligrams, "ppm")).isEqualTo(first);
        assertThat(judge(kind, sign, milligrams.scaleByPowerOfTen(3), "µg/kg")).isEqualTo(first);
        assertThat(judge(kind, sign, milligrams.scaleByPowerOfTen(3), "ppb")).isEqualTo(first);
        assertThat(judge(kind, sign, milligrams.scaleByPowerOfTen(-3), "g/kg")).isEqualTo(first);
        assertThat(judge(kind, sign, milligrams.scaleByPowerOfTen(-1), "mg/100g"))
                .isEqualTo(first);
    }

    @Property
    void moreOfItIsNeverBetter(@ForAll("values") BigDecimal one, @ForAll("values") BigDecimal other) {
        Judgement less = judge(TestKind.LAB, "", one.min(other), "mg/kg");
        Judgement more = judge(TestKind.LAB, "", one.max(other), "mg/kg");

        assertThat(more.verdict().worse(less.verdict())).isEqualTo(more.verdict());
    }

    @Property
    void aboveTheLimitFailsAndNothingElseDoes(@ForAll("values") BigDecimal value) {
        boolean above = value.compareTo(new BigDecimal("0.02")) > 0;

        assertThat(judge(TestKind.LAB, "", value, "mg/kg").verdict()).isEqualTo(above ? Verdict.FAIL : Verdict.PASS);
    }

    /** What lies below a bound cannot fail by it; what lies above one cannot pass by it. */
    @Property
    void censoredValuesClaimNoMoreThanTheySay(@ForAll("values") BigDecimal bound) {
        assertThat(judge(TestKind.LAB, "<", bound, "mg/kg").verdict()).isIn(Verdict.PASS, Verdict.INCONCLUSIVE);
        assertThat(judge(TestKind.LAB, ">", bound, "mg/kg").verdict()).isIn(Verdict.FAIL, Verdict.INCONCLUSIVE);
    }

    @Property
    void rapidTestNeverFailsAnything(@ForAll("rapidTests") Bench rapid) {
        Judgement judgement = Judge.judge(rapid.result(), RULES);

        assertThat(judgement.verdict()).isNotEqualTo(Verdict.FAIL);
        assertThat(judgement.literal()).isNotEqualTo(Verdict.FAIL);
        assertThat(judgement.adjusted()).isNotEqualTo(Verdict.FAIL);
    }

    /** How strict the decision rules are, from the strictest to the laxest; none passes what a stricter one fails otherwise. */
    @Property
    void decisionRulesKeepTheirOrder(@ForAll("values") BigDecimal value, @ForAll("values") BigDecimal uncertainty) {
        Bench found = Bench.lab("cowpea", "carbofuran")
                .found(value.toPlainString(), "mg/kg")
                .uncertainty(uncertainty.toPlainString());
        Verdict guardBand = Judge.judge(found.result(), GUARD_BAND).verdict();
        Verdict simple = Judge.judge(found.result(), SIMPLE).verdict();
        Verdict beyondDoubt = Judge.judge(found.result(), BEYOND_DOUBT).verdict();
        Verdict euPesticide = Judge.judge(found.result(), EU_PESTICIDE).verdict();

        assertThat(guardBand.worse(simple)).isEqualTo(guardBand);
        assertThat(simple.worse(beyondDoubt)).isEqualTo(simple);
        assertThat(simple.worse(euPesticide)).isEqualTo(simple);
    }

    /** Whatever the rule, the kind of limit, the unit: what is banned does not pass once it is found. */
    @Property
    void bannedDetectionNeverPasses(
            @ForAll("values") BigDecimal value, @ForAll("units") String unit, @ForAll TestKind kind) {
        Judgement judgement = Judge.judge(
                Bench.of(kind, "shrimp", "chloramphenicol")
                        .found(value.add(new BigDecimal("0.000000001")).toPlainString(), unit)
                        .result(),
                RULES);

        assertThat(judgement.verdict()).isEqualTo(kind == TestKind.RAPID ? Verdict.SUSPECT : Verdict.FAIL);
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of("mg/kg", "µg/kg", "ng/g", "%", "", "stone");
    }

    private static Judgement judge(TestKind kind, String sign, BigDecimal value, String unit) {
        return Judge.judge(
                Bench.of(kind, "cowpea", "carbofuran")
                        .found(sign + value.toPlainString(), unit)
                        .result(),
                RULES);
    }
}
