package io.batchwatch.rules.batch;

import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The end of a clock's time, in words. */
final class ClockStory {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private ClockStory() {}

    static BatchMoment moment(RunningClock clock, ZoneId zone, BatchState state) {
        boolean isDuty = clock.clock().kind() == BatchClock.Kind.DUTY;
        String due = minute(clock.dueAt(), zone);
        return new BatchMoment(
                clock.dueAt(),
                isDuty ? "overdue" : "right-ended",
                clock.clock().name(),
                state,
                state,
                "",
                "",
                isDuty
                        ? "逾期：" + nameZh(clock.clock()) + "的期限已于 " + due + " 届满（"
                                + clock.deadline().source() + "）。"
                                + (clock.deadline().isProvisional() ? "该年节假日安排未录入，仅按周末计算。" : "")
                        : nameZh(clock.clock()) + "的期限已于 " + due + " 届满，未登记按时提出的异议。",
                isDuty
                        ? "Overdue: " + nameEn(clock.clock()) + " was due by " + due + " ("
                                + clock.deadline().source() + ")."
                                + (clock.deadline().isProvisional()
                                        ? " The holidays of that year are not known; weekends alone were counted."
                                        : "")
                        : "The time for " + nameEn(clock.clock()) + " ended at " + due
                                + "; no objection in time is on record.");
    }

    static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    private static String nameZh(BatchClock clock) {
        return switch (clock) {
            case OBJECTION_TO_RAPID -> "对快检结果提出异议";
            case SAMPLE_DELIVERY -> "确证样品送达检验机构";
            case CONFIRMATION_REPORT -> "出具确证检验报告";
            case OBJECTION -> "提出异议";
            case RETEST_DELIVERY -> "复检备份样品移交";
            case RETEST_REPORT -> "出具复检报告";
            case DISPOSAL_OPENING -> "启动核查处置";
            case DISPOSAL_CLOSING -> "完成核查处置";
            case CRIMINAL_REFERRAL -> "涉嫌犯罪案件移送";
            case SPARE_SAMPLE -> "备份样品保存";
        };
    }

    private static String nameEn(BatchClock clock) {
        return switch (clock) {
            case OBJECTION_TO_RAPID -> "the objection to a rapid result";
            case SAMPLE_DELIVERY -> "the delivery of the confirming sample";
            case CONFIRMATION_REPORT -> "the confirming report";
            case OBJECTION -> "the objection";
            case RETEST_DELIVERY -> "the delivery of the spare sample";
            case RETEST_REPORT -> "the re-test's report";
            case DISPOSAL_OPENING -> "the opening of disposal";
            case DISPOSAL_CLOSING -> "the closing of disposal";
            case CRIMINAL_REFERRAL -> "the referral to the prosecution";
            case SPARE_SAMPLE -> "the keeping of the spare sample";
        };
    }
}
