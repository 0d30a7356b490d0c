package io.batchwatch.gateway.hl7;

import io.batchwatch.gateway.problem.Rule;

/** What HL7 calls a problem (table 0357). */
final class ErrorCode {
    private ErrorCode() {}

    static String of(Rule rule) {
        return code(rule) + "^HL70357";
    }

    private static String code(Rule rule) {
        return switch (rule) {
            case MISSING, MISSING_VALUE, MISSING_COLUMN -> "101^Required field missing";
            case UNKNOWN_CODE, NOT_FINAL -> "103^Table value not found";
            case BROKEN_MESSAGE, BROKEN_FRAME, CUT_SHORT -> "100^Segment sequence error";
            case UNKNOWN_PARTNER -> "204^Unknown key identifier";
            case BROKEN_PROFILE -> "207^Application internal error";
            default -> "102^Data type error";
        };
    }
}
