package io.batchwatch.rules.certificate;

import java.util.Locale;

/**
 * What is wrong with the papers of a batch: a finding of its own kind, never a verdict on the food.
 *
 * @param source the law that asks for the certificate; empty if none does
 */
public record CertificateFinding(Shipment shipment, Fault fault, String source, String sentenceZh, String sentenceEn) {
    /** What may be wrong, the gravest first. */
    public enum Fault {
        /** Its kind of goods needs one, and none was given. */
        MISSING,
        /** No such number is known. */
        UNKNOWN,
        /** Whoever issued it is not among those who may. */
        UNKNOWN_ISSUER,
        /** Issued after the goods were sampled, or for other goods. */
        DOES_NOT_FIT,
        /** Sampled after its last day. */
        EXPIRED,
        /** The batches under it weigh more than it was issued for. */
        OVER_QUANTITY;

        /** As in output, lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
