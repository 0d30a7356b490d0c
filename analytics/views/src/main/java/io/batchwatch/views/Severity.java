package io.batchwatch.views;

/** How grave what stands against a batch is. */
public enum Severity {
    /** A banned substance: a different offence from an excess (Agricultural Product Quality and Safety Law art. 70-71). */
    CRITICAL,
    /** A limit is exceeded, or a banned substance suspected. */
    MAJOR,
    /** Any other suspicion, or nothing any more. */
    MINOR
}
