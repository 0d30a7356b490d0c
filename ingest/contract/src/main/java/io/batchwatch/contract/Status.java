package io.batchwatch.contract;

/** What the sender says of this revision of a result. */
public enum Status {
    FINAL,
    CORRECTED,
    WITHDRAWN
}
