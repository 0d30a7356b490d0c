package io.batchwatch.rules.batch;

import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchPaper;
import io.batchwatch.views.BatchState;
import java.time.Instant;

/** What becomes of a batch's papers, in words. */
final class PaperStory {
    private PaperStory() {}

    static BatchMoment atFault(BatchPaper paper, BatchState state, Instant at) {
        String source = paper.source().isEmpty() ? "" : paper.source();
        return moment(
                "papers-at-fault",
                PaperCheck.Told.of(paper),
                state,
                at,
                paper.sentenceZh() + (source.isEmpty() ? "" : "（" + source + "）"),
                paper.sentenceEn() + (source.isEmpty() ? "" : " (" + source + ")"));
    }

    static BatchMoment inOrder(PaperCheck.Told told, BatchState state, Instant at) {
        boolean isNamed = !told.certificate().isEmpty();
        return moment(
                "papers-in-order",
                told,
                state,
                at,
                (isNamed ? "证件 " + told.certificate() : "证件缺失") + "的问题已消除或已处理。",
                (isNamed ? "What was wrong with certificate " + told.certificate() : "The missing certificate")
                        + (isNamed ? " is in order, or was dealt with." : " was supplied, or dealt with."));
    }

    private static BatchMoment moment(
            String event, PaperCheck.Told told, BatchState state, Instant at, String zh, String en) {
        return new BatchMoment(
                at,
                event,
                told.certificate().isEmpty() ? told.fault().name() : told.certificate(),
                state,
                state,
                "",
                "",
                zh,
                en);
    }
}
