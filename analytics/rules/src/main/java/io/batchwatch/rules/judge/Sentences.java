package io.batchwatch.rules.judge;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.reference.Analyte;
import io.batchwatch.rules.reference.ReferenceData;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * A judgement in a sentence that can be read out to a producer. What was tested is called as the language calls it, with the
 * sender's own word beside it where that differs, so that the sender finds it again.
 */
public final class Sentences {
    private Sentences() {}

    public static String zh(TestResult result, Judgement judgement, ReferenceData reference) {
        String what = result.item().isWholeSample()
                ? "样品整体：" + verdictZh(judgement)
                : analyteZh(result, reference) + "：" + valueZh(result.measurement()) + "，" + verdictZh(judgement);
        String limit = judgement
                .limit()
                .map(l -> "（限量 " + l.value().toPlainString() + " " + l.unit() + "，依据 " + l.source() + "，自 "
                        + l.effectiveFrom() + " 起施行）")
                .orElseGet(() -> judgement.source().isEmpty() ? "" : "（依据 " + judgement.source() + "）");
        String disturbed = judgement.interferingMatrix() ? "该类样品已知会干扰酶抑制法，须以标准方法复核。" : "";
        return what + limit + "。" + disturbed;
    }

    public static String en(TestResult result, Judgement judgement, ReferenceData reference) {
        String what = result.item().isWholeSample()
                ? "The sample as a whole: " + verdictEn(judgement)
                : analyteEn(result, reference) + ": " + valueEn(result.measurement()) + ", " + verdictEn(judgement);
        String limit = judgement
                .limit()
                .map(l -> " (limit " + l.value().toPlainString() + " " + l.unit() + ", " + l.source()
                        + ", in force from " + l.effectiveFrom() + ")")
                .orElseGet(() -> judgement.source().isEmpty() ? "" : " (" + judgement.source() + ")");
        String disturbed = judgement.interferingMatrix()
                ? " This food is known to disturb the enzyme inhibition method: confirm by a standard method."
                : "";
        return what + limit + "." + disturbed;
    }

    private static String analyteZh(TestResult result, ReferenceData reference) {
        return analyte(result, reference, Analyte::zh, "（%s）");
    }

    private static String analyteEn(TestResult result, ReferenceData reference) {
        return analyte(result, reference, Analyte::en, " (%s)");
    }

    private static String analyte(
            TestResult result, ReferenceData reference, Function<Analyte, String> nameOf, String beside) {
        Term analyte = result.item().analyte();
        String received = analyte.name();
        String ours = reference.analyte(analyte).map(nameOf).orElse("");
        if (ours.isEmpty() || ours.equalsIgnoreCase(received)) {
            return received.isEmpty() ? analyte.code() : received;
        }
        return received.isEmpty() ? ours : ours + beside.formatted(received);
    }

    private static String verdictZh(Judgement judgement) {
        return switch (judgement.rule()) {
            case BANNED ->
                switch (judgement.verdict()) {
                    case FAIL -> "检出禁用物质，不合格";
                    case SUSPECT -> "快检检出禁用物质，可疑，须送检确认";
                    case PASS -> "未检出禁用物质，合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "无法判定";
                };
            case LIMIT ->
                switch (judgement.verdict()) {
                    case FAIL -> "超过限量，不合格";
                    case SUSPECT -> "快检呈阳性，可疑，须送检确认";
                    case PASS -> "未超过限量，合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "无法判定是否超过限量";
                };
            case MINIMUM ->
                switch (judgement.verdict()) {
                    case FAIL -> "低于最低限值，不合格";
                    case SUSPECT -> "快检低于最低限值，可疑，须送检确认";
                    case PASS -> "不低于最低限值，合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "无法判定是否达到最低限值";
                };
            case SUM ->
                switch (judgement.verdict()) {
                    case FAIL -> "各组分之和超过限量，不合格";
                    case SUSPECT -> "快检各组分之和超过限量，可疑，须送检确认";
                    case PASS -> "各组分之和未超过限量，合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "组分检出限过高或未定量，无法判定其和是否超过限量";
                };
            case SAMPLING_PLAN ->
                switch (judgement.verdict()) {
                    case FAIL -> "不符合采样方案（n、c、m、M），不合格";
                    case SUSPECT -> "快检不符合采样方案，可疑，须送检确认";
                    case PASS -> "符合采样方案（n、c、m、M），合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "结果不足以按采样方案判定";
                };
            case INHIBITION ->
                switch (judgement.verdict()) {
                    case FAIL -> "达到阳性限值，不合格";
                    case SUSPECT -> "快检呈阳性，可疑，须送检确认";
                    case PASS -> "低于阳性限值，合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "无法判定是否呈阳性";
                };
            case RAPID_QUALITATIVE ->
                switch (judgement.verdict()) {
                    case SUSPECT, FAIL -> "快检呈阳性，可疑，须送检确认";
                    case PASS -> "快检呈阴性，合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "无法判定";
                };
            case REPORTED ->
                switch (judgement.verdict()) {
                    case FAIL -> "报送方判定不合格";
                    case SUSPECT -> "报送方判定可疑";
                    case PASS -> "报送方判定合格";
                    case INCONCLUSIVE, NOT_JUDGED -> "报送方未作判定";
                };
            case BLIND_METHOD -> "方法检出限高于限量，无法判定";
            case UNIT_MISMATCH -> "单位与限量不可比，无法判定";
            case UNREADABLE_VALUE -> "结果无法重新计算，未判定";
            case NO_LIMIT -> "没有适用的限量，未判定";
        };
    }

    private static String verdictEn(Judgement judgement) {
        return switch (judgement.rule()) {
            case BANNED ->
                switch (judgement.verdict()) {
                    case FAIL -> "a banned substance was found: fails";
                    case SUSPECT -> "a rapid test found a banned substance: suspect, to be confirmed";
                    case PASS -> "no banned substance was found: passes";
                    case INCONCLUSIVE, NOT_JUDGED -> "cannot be judged";
                };
            case LIMIT ->
                switch (judgement.verdict()) {
                    case FAIL -> "above the limit: fails";
                    case SUSPECT -> "positive in a rapid test: suspect, to be confirmed";
                    case PASS -> "within the limit: passes";
                    case INCONCLUSIVE, NOT_JUDGED -> "it cannot be said whether the limit is kept";
                };
            case MINIMUM ->
                switch (judgement.verdict()) {
                    case FAIL -> "below the least value: fails";
                    case SUSPECT -> "below the least value in a rapid test: suspect, to be confirmed";
                    case PASS -> "not below the least value: passes";
                    case INCONCLUSIVE, NOT_JUDGED -> "it cannot be said whether the least value is reached";
                };
            case SUM ->
                switch (judgement.verdict()) {
                    case FAIL -> "the sum of its components is above the limit: fails";
                    case SUSPECT -> "the sum is positive in rapid tests: suspect, to be confirmed";
                    case PASS -> "the sum of its components is within the limit: passes";
                    case INCONCLUSIVE, NOT_JUDGED ->
                        "what is known of its components does not say whether their sum keeps the limit: inconclusive";
                };
            case SAMPLING_PLAN ->
                switch (judgement.verdict()) {
                    case FAIL -> "the sampling plan (n, c, m, M) is not met: fails";
                    case SUSPECT -> "the sampling plan is not met in a rapid test: suspect, to be confirmed";
                    case PASS -> "the sampling plan (n, c, m, M) is met: passes";
                    case INCONCLUSIVE, NOT_JUDGED -> "the results do not suffice for the sampling plan: inconclusive";
                };
            case INHIBITION ->
                switch (judgement.verdict()) {
                    case FAIL -> "not below the positive threshold: fails";
                    case SUSPECT -> "positive in a rapid test: suspect, to be confirmed";
                    case PASS -> "below the positive threshold: passes";
                    case INCONCLUSIVE, NOT_JUDGED -> "it cannot be said whether it is positive";
                };
            case RAPID_QUALITATIVE ->
                switch (judgement.verdict()) {
                    case SUSPECT, FAIL -> "positive in a rapid test: suspect, to be confirmed";
                    case PASS -> "negative in a rapid test: passes";
                    case INCONCLUSIVE, NOT_JUDGED -> "cannot be judged";
                };
            case REPORTED ->
                switch (judgement.verdict()) {
                    case FAIL -> "reported as failing";
                    case SUSPECT -> "reported as suspect";
                    case PASS -> "reported as passing";
                    case INCONCLUSIVE, NOT_JUDGED -> "reported without a verdict";
                };
            case BLIND_METHOD -> "the method's limit of detection lies above the limit: inconclusive";
            case UNIT_MISMATCH -> "the unit cannot be compared with the limit's: inconclusive";
            case UNREADABLE_VALUE -> "the value cannot be recomputed: not judged";
            case NO_LIMIT -> "no limit applies: not judged";
        };
    }

    private static String valueZh(Measurement measurement) {
        return switch (measurement.qualifier()) {
            case EQ -> number(measurement);
            case LT -> "小于 " + number(measurement);
            case GT -> "大于 " + number(measurement);
            case DETECTED -> detected(measurement, "检出");
            case NOT_DETECTED -> "未检出";
            case NOT_MEASURED -> measurement.text().isEmpty() ? "无测定值" : measurement.text();
        };
    }

    private static String valueEn(Measurement measurement) {
        return switch (measurement.qualifier()) {
            case EQ -> number(measurement);
            case LT -> "below " + number(measurement);
            case GT -> "above " + number(measurement);
            case DETECTED -> detected(measurement, "detected");
            case NOT_DETECTED -> "not detected";
            case NOT_MEASURED -> measurement.text().isEmpty() ? "no value" : measurement.text();
        };
    }

    /** Of a sum of which some lies below limits of detection the text says between which numbers it lies. */
    private static String detected(Measurement measurement, String word) {
        if (measurement.value().isEmpty()) {
            return word;
        }
        return measurement.text().isEmpty()
                ? number(measurement)
                : (measurement.text() + " " + measurement.unit()).strip();
    }

    private static String number(Measurement measurement) {
        return (measurement.value().map(BigDecimal::toPlainString).orElse("") + " " + measurement.unit()).strip();
    }
}
