package io.batchwatch.gateway.profile;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that holds several fields in one cell, such as {@code captan (sum) 1.9 (MRL = 10)}.
 *
 * @param columns names by which the column may go
 * @param writings the ways in which its cells are written; the first that fits holds
 */
public record Split(List<String> columns, List<Writing> writings) {
    /** A longer cell is none that anybody wrote by a pattern. */
    private static final int LONGEST = 2000;

    /**
     * One way of writing.
     *
     * @param when it fits the whole cell
     * @param into the field of each of its groups
     * @param set what such a cell says without writing it
     */
    public record Writing(Pattern when, List<Field> into, Map<Field, String> set) {
        public Writing {
            Objects.requireNonNull(when);
            into = List.copyOf(into);
            set = Map.copyOf(set);
        }
    }

    public Split {
        columns = List.copyOf(columns);
        writings = List.copyOf(writings);
    }

    /** What the cell says; empty if it is written in none of the ways. */
    public Optional<Map<Field, String>> parts(String cell) {
        for (Writing writing : cell.length() > LONGEST ? List.<Writing>of() : writings) {
            Matcher matcher = writing.when().matcher(cell);
            if (matcher.matches()) {
                return Optional.of(parts(writing, matcher));
            }
        }
        return Optional.empty();
    }

    private static Map<Field, String> parts(Writing writing, Matcher matcher) {
        Map<Field, String> parts = new EnumMap<>(Field.class);
        parts.putAll(writing.set());
        for (int i = 0; i < writing.into().size(); i++) {
            String part = matcher.group(i + 1);
            if (part != null) {
                parts.put(writing.into().get(i), part.strip());
            }
        }
        return parts;
    }

    /** Which fields may come out of it. */
    public Set<Field> fields() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        writings.forEach(writing -> {
            fields.addAll(writing.into());
            fields.addAll(writing.set().keySet());
        });
        return fields;
    }
}
