package io.batchwatch.gateway.astm.link;

/** What the line must know of a message's records: whether it has ended, and whether it asks for something. */
final class MessageText {
    private MessageText() {}

    /** True if the last record is the one that ends a message. */
    static boolean isWhole(String message) {
        int end = message.length();
        while (end > 0 && isEnd(message.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && !isEnd(message.charAt(from - 1))) {
            from--;
        }
        return isRecord(message, from, end, 'L');
    }

    /** True if there is a query among the records. */
    static boolean asks(String message) {
        return message.lines().anyMatch(record -> isRecord(record, 0, record.length(), 'Q'));
    }

    private static boolean isRecord(String text, int from, int end, char type) {
        return end > from
                && Character.toUpperCase(text.charAt(from)) == type
                && (end == from + 1 || !Character.isLetterOrDigit(text.charAt(from + 1)));
    }

    private static boolean isEnd(char c) {
        return c == '\r' || c == '\n';
    }
}
