package io.batchwatch.views;

import io.batchwatch.contract.TestKind;
import java.time.Instant;

/**
 * One judged result that stands against a batch.
 *
 * @param resultId 32 hexadecimal digits
 * @param screensFor the hazard group that a screening test speaks for; empty if it speaks for its analyte alone
 * @param retest true if it was found when the spare sample was tested again
 * @param value as a person would read it, such as {@code < 0.01}; empty if there is none
 * @param limit as a person would read it, such as {@code 0.02 mg/kg}; empty if there is none
 * @param limitSource the standard and clause; empty if there is none
 */
public record BatchFinding(
        String resultId,
        String sampleId,
        String analyte,
        String analyteName,
        String hazard,
        String screensFor,
        TestKind testKind,
        boolean retest,
        String lab,
        String site,
        Verdict verdict,
        String rule,
        String value,
        String unit,
        String limit,
        String limitSource,
        Instant sampledAt,
        Instant receivedAt,
        String sentenceZh,
        String sentenceEn) {}
