package io.batchwatch.rules.ledger;

/** What came of one row on {@code lab.results}. */
public enum RowOutcome {
    /** A result not known before. */
    ACCEPTED,
    /** Says what an earlier row said already. */
    DUPLICATE,
    /** Another revision of a known result. */
    CORRECTED,
    /** This very row of this very file again, after a failure on the way: nothing happened. */
    REDELIVERED
}
