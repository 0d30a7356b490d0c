package io.batchwatch.rules.judge;

import java.util.Locale;

/** Which rule gave a verdict. Its {@link #code} stands in the history's {@code verdict_rule}. */
public enum Rule {
    /** Banned at any level. */
    BANNED,
    /** A maximum (residue) limit. */
    LIMIT,
    /** A least value, such as a content. */
    MINIMUM,
    /** The sum of what a limit means by one substance. */
    SUM,
    /** Several results of one lot against n, c, m and M. */
    SAMPLING_PLAN,
    /** A rapid method's inhibition threshold. */
    INHIBITION,
    /** A rapid method's positive or negative. */
    RAPID_QUALITATIVE,
    /** The sender's verdict, where nothing of ours can be judged. */
    REPORTED,
    /** The limit of detection lies above the limit: the method cannot see it. */
    BLIND_METHOD,
    /** The unit cannot be compared with the limit's. */
    UNIT_MISMATCH,
    /** The value cannot be recomputed, or says too little. */
    UNREADABLE_VALUE,
    /** No limit in force speaks of this analyte in this product. */
    NO_LIMIT;

    /** Lower case with hyphens, such as {@code no-limit}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
