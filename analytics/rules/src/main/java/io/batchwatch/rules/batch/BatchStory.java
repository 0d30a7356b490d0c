package io.batchwatch.rules.batch;

import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;

/** A step of a batch's story, in words. */
final class BatchStory {
    private BatchStory() {}

    static BatchMoment moment(BatchEvidence evidence, BatchState from, BatchState to) {
        return new BatchMoment(
                evidence.at(),
                event(evidence),
                evidence.resultId(),
                from,
                to,
                zh(evidence, from, to),
                en(evidence, from, to));
    }

    private static String event(BatchEvidence evidence) {
        if (evidence.after().isEmpty()) {
            return "finding-withdrawn";
        }
        return evidence.before().isEmpty() ? "finding-added" : "finding-changed";
    }

    private static String zh(BatchEvidence evidence, BatchState from, BatchState to) {
        String what;
        if (evidence.after().isEmpty()) {
            what = evidence.analyteName() + "的检测结果已更正或撤回，不再针对本批次。";
        } else {
            what = evidence.finding()
                    .map(finding -> finding.sentenceZh())
                    .orElse(evidence.analyteName() + "经标准方法检验合格。");
        }
        return from == to ? what : what + "批次状态由“" + nameZh(from) + "”变为“" + nameZh(to) + "”。";
    }

    private static String en(BatchEvidence evidence, BatchState from, BatchState to) {
        String what;
        if (evidence.after().isEmpty()) {
            what = "The result for " + evidence.analyteName()
                    + " was corrected or withdrawn and no longer concerns this batch.";
        } else {
            what = evidence.finding()
                    .map(finding -> finding.sentenceEn())
                    .orElse(evidence.analyteName() + " passed by a standard method.");
        }
        return from == to ? what : what + " The batch went from " + from + " to " + to + ".";
    }

    private static String nameZh(BatchState state) {
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
