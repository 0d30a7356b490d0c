package io.batchwatch.gateway.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a document holds its records.
 *
 * @param start whether the names are counted from the document's root
 * @param names of the things on the way, the last one the records' own; lists on the way have no name of their own
 */
public record RecordsPath(Start start, List<String> names) {
    /** The document's root is the record, or the list of them. */
    public static final RecordsPath ROOT = new RecordsPath(Start.AT_THE_ROOT, List.of());

    /** From where the names are counted. */
    public enum Start {
        AT_THE_ROOT,
        ANYWHERE
    }

    public RecordsPath {
        names = List.copyOf(names);
    }

    /**
     * @param text such as {@code /record}, {@code /NewDataSet/Table}, {@code //result} (anywhere), {@code /} (the root)
     * @return empty if it is no path
     */
    public static Optional<RecordsPath> of(String text) {
        if (text.equals("/")) {
            return Optional.of(ROOT);
        }
        boolean anywhere = text.startsWith("//");
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        List<String> names = Arrays.asList(text.substring(anywhere ? 2 : 1).split("/", -1));
        return names.stream().anyMatch(String::isBlank)
                ? Optional.empty()
                : Optional.of(new RecordsPath(anywhere ? Start.ANYWHERE : Start.AT_THE_ROOT, names));
    }

    /** True if a thing with these names above it and its own at the end is a record, or a list of them. */
    public boolean leadsTo(List<String> path) {
        return switch (start) {
            case AT_THE_ROOT -> path.equals(names);
            case ANYWHERE ->
                path.size() >= names.size()
                        && path.subList(path.size() - names.size(), path.size()).equals(names);
        };
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    /** As a profile writes it. */
    public String text() {
        return (start == Start.ANYWHERE ? "//" : "/") + String.join("/", names);
    }
}
