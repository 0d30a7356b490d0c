package io.batchwatch.gateway.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a partner's JSON or XML is built.
 *
 * @param records where the records are; empty if that is to be found out
 * @param items names that lead from a record to a list of which each member is a row; empty if that is to be found out
 */
public record DocumentFormat(Optional<RecordsPath> records, List<String> items, Markup markup) {
    /** What nobody said anything about. */
    public static final DocumentFormat USUAL = new DocumentFormat(Optional.empty(), List.of(), Markup.STRICT);

    /** What is done about XML that is none. */
    public enum Markup {
        STRICT,
        /** A bare {@code &}, a bare {@code <} in a text and blanks within a tag's name are mended while reading. */
        LENIENT
    }

    public DocumentFormat {
        Objects.requireNonNull(records);
        items = List.copyOf(items);
        Objects.requireNonNull(markup);
    }
}
