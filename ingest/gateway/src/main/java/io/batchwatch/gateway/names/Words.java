package io.batchwatch.gateway.names;

import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The few words that a coded column may hold: the codes themselves, and what is usually written for them.
 *
 * @param <E> what they stand for
 */
public final class Words<E extends Enum<E>> {
    private final Class<E> meaning;
    private final Map<String, E> byWord = new LinkedHashMap<>();

    private Words(Class<E> meaning) {
        this.meaning = meaning;
        for (E constant : meaning.getEnumConstants()) {
            byWord.put(Folded.of(constant.name()), constant);
        }
    }

    public static Words<TestKind> testKinds() {
        return new Words<>(TestKind.class)
                .add(TestKind.RAPID, "快检", "快速检测", "快速检验", "快筛", "rapid test")
                .add(TestKind.LAB, "实验室", "实验室检测", "定量检测", "定量", "监督抽检", "laboratory")
                .add(TestKind.SELF_CHECK, "自检", "企业自检", "市场自检", "self check", "self-check");
    }

    public static Words<Purpose> purposes() {
        return new Words<>(Purpose.class)
                .add(Purpose.ROUTINE, "例行", "日常", "监督抽检", "例行监测", "日常监测")
                .add(Purpose.CAMPAIGN, "专项", "专项抽检", "专项整治")
                .add(Purpose.COMPLAINT, "投诉", "投诉举报", "举报")
                .add(Purpose.EMERGENCY, "应急", "应急抽检", "突发")
                .add(Purpose.PUBLIC, "公众送检", "群众送检", "你送我检", "你点我检")
                .add(Purpose.RETEST, "复检", "复验", "re-test")
                .add(Purpose.CONTROL, "质控", "质控样", "质控样品", "qc");
    }

    public static Words<ActKind> actKinds() {
        return new Words<>(ActKind.class)
                .add(ActKind.NOTE, "备注", "记录")
                .add(ActKind.NOTICE, "告知", "结果告知", "送达")
                .add(ActKind.SAMPLE_DELIVERED, "送样", "样品送达")
                .add(ActKind.OBJECTION, "异议", "提出异议")
                .add(ActKind.RETEST_RECEIVED, "复检收样", "收到备份样品")
                .add(ActKind.RELEASE, "解除", "解除暂停销售", "放行")
                .add(ActKind.DISPOSAL_OPENED, "启动处置", "处置启动", "立案")
                .add(ActKind.DISPOSAL_CLOSED, "完成处置", "处置完成", "结案", "销毁")
                .add(ActKind.REFERRAL, "移送", "案件移送");
    }

    /** The words for yes and no. */
    public static <E extends Enum<E>> Words<E> yesAndNo(Class<E> meaning, E yes, E no) {
        return new Words<>(meaning).add(yes, "true", "y", "1", "是").add(no, "false", "n", "0", "否");
    }

    public static Words<Status> statuses() {
        return new Words<>(Status.class)
                .add(Status.FINAL, "终报", "正式", "final report")
                .add(Status.CORRECTED, "更正", "修正")
                .add(Status.WITHDRAWN, "撤销", "撤回", "作废");
    }

    public static Words<ReportedVerdict> reportedVerdicts() {
        return new Words<>(ReportedVerdict.class)
                .add(ReportedVerdict.PASS, "合格", "合格项", "符合", "passed", "conforming", "compliant")
                .add(ReportedVerdict.FAIL, "不合格", "不合格项", "不符合", "failed", "non-compliant", "nonconforming")
                .add(ReportedVerdict.SUSPECT, "可疑", "疑似", "suspicious")
                .add(ReportedVerdict.INCONCLUSIVE, "无法判定", "不确定", "undecided")
                .add(ReportedVerdict.NOT_REPORTED, "不判定", "不作判定", "未判定", "/", "-");
    }

    public static Words<Qualifier> qualifiers() {
        return new Words<>(Qualifier.class)
                .add(Qualifier.EQ, "=")
                .add(Qualifier.LT, "<", "<=", "≤", "小于")
                .add(Qualifier.GT, ">", ">=", "≥", "大于")
                .add(Qualifier.DETECTED, "检出", "阳性", "positive", "+")
                .add(Qualifier.NOT_DETECTED, "未检出", "阴性", "negative", "nd", "n.d.")
                .add(Qualifier.NOT_MEASURED, "未检测", "not measured");
    }

    /**
     * @param own the profile's words, each for one of the codes
     * @throws IllegalArgumentException if a word stands for no code
     */
    public Words<E> with(Map<String, String> own) {
        own.forEach((word, code) -> byWord.put(Folded.of(word), Enum.valueOf(meaning, code)));
        return this;
    }

    public Optional<E> meaning(String word) {
        E direct = byWord.get(word);
        return direct != null ? Optional.of(direct) : folded(Folded.of(word));
    }

    /** Traditional characters are understood as well: 陽性, 陰性. */
    private Optional<E> folded(String word) {
        E meant = byWord.get(word);
        return Optional.ofNullable(meant != null ? meant : byWord.get(Simplified.of(word)));
    }

    /** The word that is nearly spelt like one that is not known. */
    public Optional<String> nearest(String word) {
        List<NearestNames.Candidate> words = byWord.entrySet().stream()
                .map(entry -> new NearestNames.Candidate(entry.getValue().name(), entry.getKey()))
                .toList();
        return new NearestNames(words)
                .to(word, 1).stream().map(NearestNames.Candidate::name).findFirst();
    }

    /** True if one of the words that mean it stands somewhere in the text, be it as part of another. */
    public boolean standIn(String text, E meant) {
        String folded = Folded.of(text);
        return byWord.entrySet().stream().anyMatch(word -> word.getValue() == meant && folded.contains(word.getKey()));
    }

    /** For a message: what would have been understood. */
    public String allowed() {
        return byWord.keySet().stream().limit(12).collect(Collectors.joining(", "));
    }

    private Words<E> add(E constant, String... words) {
        for (String word : words) {
            byWord.put(Folded.of(word), constant);
        }
        return this;
    }
}
