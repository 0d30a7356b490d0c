package io.batchwatch.gateway.profile;

/**
 * What is wrong with a profile, and where.
 *
 * @param line counted from 1; 0 if it concerns the file as a whole
 * @param column counted from 1; 0 if it concerns the file as a whole
 */
public record ProfileProblem(String file, int line, int column, String messageZh, String messageEn) {
    /** {@code file:line:column: message}. */
    public String text() {
        return "%s:%d:%d: %s · %s".formatted(file, line, column, messageZh, messageEn);
    }
}
