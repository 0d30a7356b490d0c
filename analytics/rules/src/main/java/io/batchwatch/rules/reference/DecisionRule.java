package io.batchwatch.rules.reference;

/** How a measured value's uncertainty counts against a limit. */
public enum DecisionRule {
    /** The value as it stands; a value at the limit passes (ILAC-G8:09/2019, 4.2.1). */
    SIMPLE,
    /** Passes only up to the limit less U (ILAC-G8:09/2019, 4.2.2, with w = U); without U, the value as it stands. */
    GUARD_BAND,
    /** Fails only if the value less half of it is above the limit (SANTE/11312/2021, E13; the 50 % default). */
    EU_PESTICIDE,
    /**
     * Fails only if the value less U is above the limit (Regulation (EC) 333/2007, annex D.2: rejected beyond reasonable doubt);
     * without U, the value as it stands.
     */
    BEYOND_DOUBT;

    /** True if the value rules as it stands. */
    public boolean isLiteral() {
        return this == SIMPLE;
    }
}
