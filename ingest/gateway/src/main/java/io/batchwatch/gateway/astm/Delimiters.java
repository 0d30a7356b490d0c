package io.batchwatch.gateway.astm;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The marks between a record's parts, as the header record says them (LIS2-A2, 5.4): field, repeat, component, escape.
 */
record Delimiters(char field, char repeat, char component, char escape) {
    private static final Pattern HEXADECIMAL = Pattern.compile("X(?:[0-9A-Fa-f]{2}){1,100}");

    /** What is used where nobody says otherwise. */
    static final Delimiters USUAL = new Delimiters('|', '\\', '^', '&');

    /**
     * Some programs write {@code \\^&} for {@code \^&}: a mark that stands twice is one mark.
     *
     * @param header text of a header record; where it says fewer than three marks, the usual ones hold
     */
    static Delimiters of(String header) {
        if (header.length() < 2) {
            return USUAL;
        }
        char field = header.charAt(1);
        int end = header.indexOf(field, 2);
        String marks = header.substring(2, end < 0 ? header.length() : end);
        if (marks.length() == 4 && marks.charAt(0) == marks.charAt(1)) {
            marks = marks.substring(1);
        }
        return marks.length() < 3
                ? new Delimiters(field, USUAL.repeat, USUAL.component, USUAL.escape)
                : new Delimiters(field, marks.charAt(0), marks.charAt(1), marks.charAt(2));
    }

    List<String> fields(String record) {
        return split(record, field);
    }

    List<String> repeats(String text) {
        return split(text, repeat);
    }

    List<String> components(String text) {
        return split(text, component);
    }

    /** A mark within an escape sequence such as {@code &F&} never stands for itself, so splitting comes first. */
    private static List<String> split(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(mark); to >= 0; to = text.indexOf(mark, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /**
     * Text with its escape sequences read (LIS2-A2, 5.4.5): {@code &F&} {@code &S&} {@code &R&} {@code &E&} are the marks,
     * {@code &X0D&} bytes, {@code &H&} and {@code &N&} begin and end what is printed bold. What is no sequence stays.
     *
     * @param charset of bytes written in hexadecimal
     */
    String unescaped(String text, Charset charset) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        int from = text.indexOf(escape);
        int to = from < 0 ? -1 : text.indexOf(escape, from + 1);
        while (to >= 0) {
            Optional<String> meaning = meaning(text.substring(from + 1, to), charset);
            plain.append(text, at, from).append(meaning.orElse(text.substring(from, to)));
            // Where there is no sequence the second mark may begin one.
            at = meaning.isPresent() ? to + 1 : to;
            from = text.indexOf(escape, at);
            to = from < 0 ? -1 : text.indexOf(escape, from + 1);
        }
        return plain.append(text, at, text.length()).toString();
    }

    private Optional<String> meaning(String code, Charset charset) {
        return switch (code) {
            case "F" -> Optional.of(String.valueOf(field));
            case "S" -> Optional.of(String.valueOf(component));
            case "R" -> Optional.of(String.valueOf(repeat));
            case "E" -> Optional.of(String.valueOf(escape));
            case "H", "N" -> Optional.of("");
            default -> bytes(code, charset);
        };
    }

    private static Optional<String> bytes(String code, Charset charset) {
        if (!HEXADECIMAL.matcher(code).matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[code.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(code, 1 + 2 * i, 3 + 2 * i, 16);
        }
        return Optional.of(new String(bytes, charset));
    }
}
