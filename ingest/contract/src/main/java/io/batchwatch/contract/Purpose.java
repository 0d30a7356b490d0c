package io.batchwatch.contract;

/** Why the sample was taken. */
public enum Purpose {
    ROUTINE,
    CAMPAIGN,
    COMPLAINT,
    EMERGENCY,
    /** Brought by a consumer and tested free of charge. */
    PUBLIC,
    /** The spare sample, tested again by another laboratory after an objection. */
    RETEST,
    /** A control sample of known content: it judges the instrument, and no food. */
    CONTROL
}
