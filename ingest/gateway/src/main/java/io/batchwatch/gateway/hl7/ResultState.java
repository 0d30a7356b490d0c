package io.batchwatch.gateway.hl7;

/** How final a result is: OBX-11 (HL7 table 0085), or OBR-25 where that is empty. */
enum ResultState {
    FINAL("FINAL"),
    CORRECTED("CORRECTED"),
    /** Posted as wrong, or deleted. */
    WITHDRAWN("WITHDRAWN"),
    /** Preliminary, pending or partial: a final one will follow. */
    NOT_FINAL(""),
    /** No result can be had, or none was asked for. */
    NOT_DONE("");

    private final String status;

    ResultState(String status) {
        this.status = status;
    }

    /** The word in the column {@code status}. */
    String status() {
        return status;
    }

    static ResultState of(String code) {
        return switch (code) {
            case "C" -> CORRECTED;
            case "D", "W" -> WITHDRAWN;
            case "A", "B", "I", "P", "R", "S" -> NOT_FINAL;
            case "N", "O", "X" -> NOT_DONE;
            // F, U, V, and what is not in the table: whoever says nothing has measured.
            default -> FINAL;
        };
    }
}
