package io.batchwatch.rules.ledger;

/** Whether a row's line of its file has been heard of before, in another reading of the same bytes. */
public enum Novelty {
    /** Not before. */
    NEW,
    /** An earlier reading said something else of it, or it is judged otherwise now; that is replaced. */
    REREAD,
    /** An earlier reading said the same. */
    UNCHANGED,
    /** An earlier reading took the line for this result, this one does not. */
    RETRACTED
}
