package io.batchwatch.gateway.astm;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One record of a message.
 *
 * @param type its letter: H, P, O, R, C, Q, L, M, S
 * @param fields as they stand, the letter being field 1
 */
record AstmRecord(char type, List<String> fields, Delimiters delimiters, Charset charset) {
    /** Stands for a record that has not come. */
    static final AstmRecord NONE = new AstmRecord(' ', List.of(), Delimiters.USUAL, StandardCharsets.US_ASCII);

    AstmRecord {
        fields = List.copyOf(fields);
    }

    /**
     * @param text not empty
     */
    static AstmRecord of(String text, Delimiters delimiters, Charset charset) {
        return new AstmRecord(Character.toUpperCase(text.charAt(0)), delimiters.fields(text), delimiters, charset);
    }

    /** The whole field, counted from 1, its marks as they stand; empty if there is none. */
    String field(int number) {
        return number > fields.size()
                ? ""
                : delimiters.unescaped(fields.get(number - 1), charset).strip();
    }

    /** A component of a field's first repetition, counted from 1; empty if there is none. */
    String component(int number, int component) {
        List<String> components = components(number);
        return component > components.size()
                ? ""
                : delimiters.unescaped(components.get(component - 1), charset).strip();
    }

    /** The first component that holds anything. */
    String firstComponent(int number) {
        for (int i = 1; i <= components(number).size(); i++) {
            String text = component(number, i);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** All components that hold anything, with blanks between them. */
    String words(int number) {
        return String.join(
                " ",
                components(number).stream()
                        .map(text -> delimiters.unescaped(text, charset).strip())
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private List<String> components(int number) {
        return number > fields.size()
                ? List.of()
                : delimiters.components(
                        delimiters.repeats(fields.get(number - 1)).get(0));
    }
}
