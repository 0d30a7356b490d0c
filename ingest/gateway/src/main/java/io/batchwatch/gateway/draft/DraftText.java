package io.batchwatch.gateway.draft;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** YAML for people: lines, with comments in both languages. */
final class DraftText {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_ .()-]*[\\p{L}\\p{N}_)]|[\\p{L}]");
    private static final Pattern MEANS_SOMETHING_ELSE = Pattern.compile("(?i)yes|no|on|off|true|false|null|y|n");

    private final StringBuilder text = new StringBuilder();
    private int questions;

    void line(String line) {
        text.append(line).append('\n');
    }

    void comment(String zh, String en) {
        line("# " + zh + " · " + en);
    }

    /** Something that only a person can say. */
    void question(String indent, String zh, String en) {
        questions++;
        line(indent + "# TODO " + zh + " · " + en);
    }

    int questions() {
        return questions;
    }

    /** As a value or a key of YAML. */
    static String quoted(String value) {
        if (PLAIN.matcher(value).matches()
                && !MEANS_SOMETHING_ELSE.matcher(value).matches()) {
            return value;
        }
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    static String list(List<String> values) {
        return values.stream().map(DraftText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
