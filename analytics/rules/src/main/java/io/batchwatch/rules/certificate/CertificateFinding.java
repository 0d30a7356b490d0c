package io.batchwatch.rules.certificate;

import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Severity;

/**
 * What is wrong with the papers of a batch: a finding of its own kind, never a verdict on the food.
 *
 * @param kind of certificate, as {@link Certificate#kind}; empty if neither the goods need one nor the number is known
 * @param source the law that asks for the certificate; empty if none does
 */
public record CertificateFinding(
        Shipment shipment,
        PaperFault fault,
        String kind,
        Severity severity,
        String source,
        String sentenceZh,
        String sentenceEn) {}
