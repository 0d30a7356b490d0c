package io.batchwatch.views;

/** Why an alert was raised. */
public enum AlertCause {
    /** The batch is in another state. */
    STATE,
    /** Somebody had to act by now and has not. */
    OVERDUE,
    /** Papers that its kind of goods needs are missing or do not fit. */
    PAPERS,
    /** A partner and we judged the same results the opposite; no batch is meant. */
    DISAGREEMENT
}
