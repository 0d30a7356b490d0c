package io.batchwatch.views;

/** What may be wrong with a certificate of origin or quarantine, the gravest first. */
public enum PaperFault {
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
    OVER_QUANTITY
}
