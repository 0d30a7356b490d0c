package io.batchwatch.rules.charts;

/** Where a rate lies, compared with what chance explains. */
public enum Signal {
    /** Within what chance explains. */
    NONE,
    /** Higher than chance explains. */
    HIGH,
    /** Lower than chance explains. */
    LOW
}
