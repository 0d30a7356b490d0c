package io.batchwatch.contract;

/** How the value is to be read. */
public enum Qualifier {
    /** The value itself. */
    EQ,
    /** Below the value: left-censored. */
    LT,
    /** Above the value: right-censored. */
    GT,
    /** Qualitatively found; there may be no value. */
    DETECTED,
    /** Qualitatively not found, or below the limit of detection. */
    NOT_DETECTED,
    /** No measurement that could be recomputed: a whole-sample verdict, or prose. */
    NOT_MEASURED
}
