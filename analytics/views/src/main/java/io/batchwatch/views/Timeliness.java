package io.batchwatch.views;

/** How long after sampling a result reached us. */
public enum Timeliness {
    /** Within three days. */
    ON_TIME,
    /** Within thirty days. */
    LATE,
    /** Later still: history being filled in. */
    BACKDATED
}
