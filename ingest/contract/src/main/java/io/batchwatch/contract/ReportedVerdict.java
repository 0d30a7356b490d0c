package io.batchwatch.contract;

/** The sender's own verdict: kept beside ours, never in its place. */
public enum ReportedVerdict {
    NOT_REPORTED,
    PASS,
    FAIL,
    SUSPECT,
    INCONCLUSIVE
}
