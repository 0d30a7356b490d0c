package io.batchwatch.views;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What is wrong with the papers of a batch: a finding of its own kind, never a verdict on the food, so it moves no state.
 *
 * @param kind {@code origin} or {@code quarantine}; empty if neither the goods need one nor the number is known
 * @param certificate the number as received; empty if none was given
 * @param samples how many samples say so
 * @param sampleId the first of them
 * @param sampledOn its day
 * @param settled true once the hold was lifted or the goods were disposed of since: nobody has to act any more
 * @param source the law that asks for the certificate; empty if none does
 */
public record BatchPaper(
        PaperFault fault,
        String kind,
        String certificate,
        Severity severity,
        int samples,
        String sampleId,
        LocalDate sampledOn,
        boolean settled,
        String source,
        String sentenceZh,
        String sentenceEn) {
    public BatchPaper {
        Objects.requireNonNull(fault);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(sampleId);
        Objects.requireNonNull(sampledOn);
        Objects.requireNonNull(source);
    }
}
