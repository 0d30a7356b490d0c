package io.batchwatch.views;

import java.time.Instant;

/**
 * One step of a batch's story.
 *
 * @param at when it reached us; of a clock, when its time was over
 * @param event what happened: {@code finding-added}, {@code finding-withdrawn}, {@code finding-changed}, {@code
 *     retest-added}, {@code retest-withdrawn}, {@code retest-changed}, {@code act-entered}, {@code act-withdrawn}, {@code
 *     overdue}, {@code right-ended}, {@code papers-at-fault} or {@code papers-in-order}
 * @param resultId the result that moved it, 32 hexadecimal digits; of an act the act's id, of a clock its name, of papers the
 *     certificate's number
 * @param by who acted; empty for what nobody did
 * @param document the document's number; empty if there is none
 */
public record BatchMoment(
        Instant at,
        String event,
        String resultId,
        BatchState from,
        BatchState to,
        String by,
        String document,
        String sentenceZh,
        String sentenceEn) {
    public BatchMoment {
        // A view of an earlier release says neither.
        by = by == null ? "" : by;
        document = document == null ? "" : document;
    }
}
