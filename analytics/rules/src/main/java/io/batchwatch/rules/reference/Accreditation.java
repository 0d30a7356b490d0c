package io.batchwatch.rules.reference;

import java.util.Locale;

/** What a laboratory's accreditation says of a test on its day. No verdict looks at it. */
public enum Accreditation {
    /** The laboratory or its accreditation is not known, or it is no laboratory's test. */
    UNKNOWN,
    ACCREDITED,
    /** In force, but not for this analyte. */
    OUT_OF_SCOPE,
    /** Not yet, or no longer. */
    NOT_IN_FORCE;

    /** Lower case with hyphens, such as {@code out-of-scope}: it stands in the history. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
