package io.batchwatch.views;

import java.time.Instant;

/**
 * One step of a batch's story.
 *
 * @param at when the evidence reached us
 * @param event what happened: {@code finding-added}, {@code finding-withdrawn} or {@code finding-changed}
 * @param resultId the result that moved it, 32 hexadecimal digits
 */
public record BatchMoment(
        Instant at,
        String event,
        String resultId,
        BatchState from,
        BatchState to,
        String sentenceZh,
        String sentenceEn) {}
