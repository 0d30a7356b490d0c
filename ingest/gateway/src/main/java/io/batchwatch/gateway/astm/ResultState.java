package io.batchwatch.gateway.astm;

import java.util.regex.Pattern;

/** How final a result is: field 9 of a result record (LIS2-A2, 10.1.9). */
enum ResultState {
    FINAL("FINAL"),
    CORRECTED("CORRECTED"),
    /** Preliminary, pending or partial: a final one will follow. */
    NOT_FINAL(""),
    /** The test could not be done. */
    NOT_DONE("");

    private static final Pattern CODES = Pattern.compile("[A-Z]{1,4}");

    private final String status;

    ResultState(String status) {
        this.status = status;
    }

    /** The word in the column {@code status}. */
    String status() {
        return status;
    }

    /**
     * A code that the standard does not know is taken as final: an instrument that says nothing, or says its finding here,
     * has measured.
     *
     * @param code one or more capital letters, a correction weighing most; empty if none is given
     */
    static ResultState of(String code) {
        if (!CODES.matcher(code).matches()) {
            return FINAL;
        }
        if (code.contains("C")) {
            return CORRECTED;
        }
        if (code.contains("X")) {
            return NOT_DONE;
        }
        return code.contains("P") || code.contains("I") || code.contains("S") ? NOT_FINAL : FINAL;
    }
}
