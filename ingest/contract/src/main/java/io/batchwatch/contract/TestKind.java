package io.batchwatch.contract;

/** How firm the evidence is. Rates of different kinds are never pooled. */
public enum TestKind {
    /** A screening test at a counter: a positive one is a suspicion, never a finding (SAMR notice 2017 No. 49). */
    RAPID,
    /** A standard method in a laboratory. */
    LAB,
    /** A producer's or market's own laboratory. */
    SELF_CHECK
}
