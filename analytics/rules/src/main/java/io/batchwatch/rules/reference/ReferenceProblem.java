package io.batchwatch.rules.reference;

/**
 * What is wrong with a reference file, and where.
 *
 * @param line counted from 1, the header being line 1
 * @param column the header's name; empty where the whole line is concerned
 */
public record ReferenceProblem(String file, long line, String column, String messageZh, String messageEn) {
    @Override
    public String toString() {
        return file + ":" + line + (column.isEmpty() ? "" : " " + column) + ": " + messageZh + " · " + messageEn;
    }
}
