package io.batchwatch.rules.batch;

import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** What somebody did about a batch, in words: who, when, by which document, and why it moved nothing if it did not. */
final class ActStory {
    private ActStory() {}

    /**
     * @param course what is known from now on
     */
    static BatchMoment moment(BatchAct act, Course course, ZoneId zone, BatchState from, BatchState to) {
        return new BatchMoment(
                act.enteredAt(),
                act.isWithdrawn() ? "act-withdrawn" : "act-entered",
                act.id().toString(),
                from,
                to,
                act.by(),
                act.document(),
                zh(act, course, zone, to) + BatchStory.changeZh(from, to),
                en(act, course, zone, to) + BatchStory.changeEn(from, to));
    }

    private static String zh(BatchAct act, Course course, ZoneId zone, BatchState to) {
        String told = act.by() + "于 " + ClockStory.minute(act.doneAt(), zone) + " " + whatZh(act.kind())
                + details(act, "文号 ", "数量 ", "机构 ") + "。";
        return act.isWithdrawn() ? "撤销登记：" + told : told + whyNotZh(act, course, to);
    }

    private static String en(BatchAct act, Course course, ZoneId zone, BatchState to) {
        String told = act.by() + ", " + ClockStory.minute(act.doneAt(), zone) + ": " + whatEn(act.kind())
                + details(act, "document ", "quantity ", "laboratory ") + ".";
        return act.isWithdrawn() ? "Taken back, entered by mistake: " + told : told + whyNotEn(act, course, to);
    }

    private static String details(BatchAct act, String document, String quantity, String lab) {
        String given = String.join(
                "; ",
                List.of(
                                prefixed(document, act.document()),
                                prefixed(
                                        quantity,
                                        (act.quantity()
                                                                .map(BigDecimal::toPlainString)
                                                                .orElse("") + " " + act.unit())
                                                .strip()),
                                prefixed(lab, act.lab()),
                                act.remark())
                        .stream()
                        .filter(detail -> !detail.isEmpty())
                        .toList());
        return given.isEmpty() ? "" : " (" + given + ")";
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    private static String whatZh(ActKind kind) {
        return switch (kind) {
            case NOTE -> "备注";
            case NOTICE -> "将检验结果告知当事人";
            case SAMPLE_DELIVERED -> "将确证样品送达检验机构";
            case OBJECTION -> "提出异议";
            case RETEST_RECEIVED -> "复检机构收到备份样品";
            case RELEASE -> "解除暂停销售";
            case DISPOSAL_OPENED -> "启动核查处置";
            case DISPOSAL_CLOSED -> "完成核查处置";
            case REFERRAL -> "将案件移送司法机关";
        };
    }

    private static String whatEn(ActKind kind) {
        return switch (kind) {
            case NOTE -> "a note";
            case NOTICE -> "the result was handed to the trader";
            case SAMPLE_DELIVERED -> "the confirming sample reached its laboratory";
            case OBJECTION -> "an objection was lodged";
            case RETEST_RECEIVED -> "the spare sample reached the laboratory that tests it again";
            case RELEASE -> "the hold on sale was lifted";
            case DISPOSAL_OPENED -> "disposal was opened";
            case DISPOSAL_CLOSED -> "disposal was closed";
            case REFERRAL -> "the case was handed to the prosecution";
        };
    }

    private static String whyNotZh(BatchAct act, Course course, BatchState to) {
        return switch (act.kind()) {
            case OBJECTION ->
                switch (objection(act, course)) {
                    case HEARD -> "";
                    case TOO_LATE -> "已超过异议期限，不启动复检。";
                    case NOTHING_TO_OBJECT_TO -> "目前没有可提出异议的结论，先予记录。";
                };
            case RELEASE -> isStopped(to) ? "尚无标准方法予以排除，批次状态不变。" : "";
            case DISPOSAL_CLOSED -> to == BatchState.DISPOSED ? "" : "目前没有可据以了结的结论，先予记录。";
            case NOTE, NOTICE, SAMPLE_DELIVERED, RETEST_RECEIVED, DISPOSAL_OPENED, REFERRAL -> "";
        };
    }

    private static String whyNotEn(BatchAct act, Course course, BatchState to) {
        return switch (act.kind()) {
            case OBJECTION ->
                switch (objection(act, course)) {
                    case HEARD -> "";
                    case TOO_LATE -> " The time to object was over: there will be no re-test.";
                    case NOTHING_TO_OBJECT_TO -> " Nothing stands that could be objected to; it is kept.";
                };
            case RELEASE -> isStopped(to) ? " No standard method has cleared the batch: its state stays." : "";
            case DISPOSAL_CLOSED -> to == BatchState.DISPOSED ? "" : " Nothing stands that it could close; it is kept.";
            case NOTE, NOTICE, SAMPLE_DELIVERED, RETEST_RECEIVED, DISPOSAL_OPENED, REFERRAL -> "";
        };
    }

    private enum Hearing {
        HEARD,
        TOO_LATE,
        NOTHING_TO_OBJECT_TO
    }

    private static Hearing objection(BatchAct act, Course course) {
        List<Accusation> objected = course.file().accusations().values().stream()
                .filter(accusation -> !accusation.finding().retest()
                        && !act.doneAt().isBefore(accusation.finding().sampledAt()))
                .toList();
        if (objected.isEmpty()) {
            return Hearing.NOTHING_TO_OBJECT_TO;
        }
        boolean isHeard = objected.stream().anyMatch(accusation -> course.isInTime(act, accusation));
        return isHeard ? Hearing.HEARD : Hearing.TOO_LATE;
    }

    private static boolean isStopped(BatchState state) {
        return state.isOpen();
    }
}
