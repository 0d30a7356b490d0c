package io.batchwatch.rules.batch;

import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import java.time.Instant;
import java.util.Optional;

/** What a result does to a batch, in words. */
final class BatchStory {
    private BatchStory() {}

    /**
     * @param wasRetest true if the result stood as a re-test until now
     * @param course what is known from now on
     */
    static BatchMoment moment(
            BatchEvidence evidence, boolean wasRetest, Course course, BatchState from, BatchState to) {
        return new BatchMoment(
                evidence.at(),
                event(evidence, wasRetest),
                evidence.resultId(),
                from,
                to,
                "",
                "",
                zh(evidence, course) + changeZh(from, to),
                en(evidence, course) + changeEn(from, to));
    }

    /** The limits of time were changed, and what came too late is now in time, or the other way about. */
    static BatchMoment otherLaw(String batchKey, Instant at, BatchState from, BatchState to) {
        return new BatchMoment(
                at,
                "rules-changed",
                batchKey,
                from,
                to,
                "",
                "",
                "期限规则已修改。" + changeZh(from, to),
                "The rules for deadlines were changed." + changeEn(from, to));
    }

    private static String event(BatchEvidence evidence, boolean wasRetest) {
        String what = wasRetest || evidence.retest().isPresent() ? "retest" : "finding";
        if (evidence.after().isEmpty()) {
            return what + "-withdrawn";
        }
        return what + (evidence.before().isEmpty() ? "-added" : "-changed");
    }

    private static String zh(BatchEvidence evidence, Course course) {
        if (evidence.after().isEmpty()) {
            return evidence.analyteName() + "的检测结果已更正或撤回，不再针对本批次。";
        }
        if (evidence.retest().isPresent()) {
            RetestPass pass = evidence.retest().get();
            return evidence.analyteName() + "复检合格（" + (pass.lab().isEmpty() ? "机构未注明" : pass.lab()) + "）"
                    + course.flaw(pass).map(BatchStory::flawZh).orElse("。")
                    + missingZh(course, pass);
        }
        return evidence.finding()
                .map(finding -> (finding.retest() ? "复检：" : "") + finding.sentenceZh())
                .orElse(evidence.analyteName() + "经标准方法检验合格。");
    }

    private static String en(BatchEvidence evidence, Course course) {
        if (evidence.after().isEmpty()) {
            return "The result for " + evidence.analyteName()
                    + " was corrected or withdrawn and no longer concerns this batch.";
        }
        if (evidence.retest().isPresent()) {
            RetestPass pass = evidence.retest().get();
            return "The re-test passed " + evidence.analyteName() + " ("
                    + (pass.lab().isEmpty() ? "laboratory not named" : pass.lab()) + ")"
                    + course.flaw(pass).map(BatchStory::flawEn).orElse(".")
                    + missingEn(course, pass);
        }
        return evidence.finding()
                .map(finding -> (finding.retest() ? "Re-test: " : "") + finding.sentenceEn())
                .orElse(evidence.analyteName() + " passed by a standard method.");
    }

    private static String flawZh(Course.Flaw flaw) {
        return switch (flaw) {
            case RAPID_METHOD -> "，但未采用标准方法，不能作为复检结论。";
            case SAME_LABORATORY -> "，但由初检机构出具，不能作为复检结论。";
            case LABORATORY_NOT_NAMED -> "，但检测机构不明，无法确认不是初检机构，不能作为复检结论。";
        };
    }

    private static String flawEn(Course.Flaw flaw) {
        return switch (flaw) {
            case RAPID_METHOD -> ", but not by a laboratory's standard method: it clears nothing.";
            case SAME_LABORATORY -> ", but in the laboratory that found it first: it clears nothing.";
            case LABORATORY_NOT_NAMED -> ", but it cannot be said that it was another laboratory: it clears nothing.";
        };
    }

    private static String missingZh(Course course, RetestPass pass) {
        return waitsForObjection(course, pass) ? "尚未登记按时提出的异议，登记后方可生效。" : "";
    }

    private static String missingEn(Course course, RetestPass pass) {
        return waitsForObjection(course, pass)
                ? " No objection in time is on record; it counts once one is entered."
                : "";
    }

    private static boolean waitsForObjection(Course course, RetestPass pass) {
        return course.flaw(pass).isEmpty()
                && course.file().accusations().values().stream()
                        .filter(Accusation::isEstablished)
                        .filter(accusation -> !accusation.finding().retest()
                                && pass.analyte().equals(accusation.finding().analyte()))
                        .map(course::objectionTo)
                        .anyMatch(Optional::isEmpty);
    }

    static String changeZh(BatchState from, BatchState to) {
        return from == to ? "" : "批次状态由“" + nameZh(from) + "”变为“" + nameZh(to) + "”。";
    }

    static String changeEn(BatchState from, BatchState to) {
        return from == to ? "" : " The batch went from " + from + " to " + to + ".";
    }

    static String nameZh(BatchState state) {
        return switch (state) {
            case CLEAR -> "正常";
            case SUSPECT -> "可疑（暂停销售）";
            case UNSAFE -> "不合格";
            case RETEST -> "复检中";
            case CLEARED -> "已排除";
            case DISPOSED -> "已处置";
        };
    }
}
