package io.batchwatch.gateway.position;

import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a table that is made of messages: the fields that such messages usually hold, under their own names, and
 * the places that the profile asks for instead.
 *
 * @param fields what is taken from its usual place
 * @param asked column names that are places, as the profile writes them
 */
public record MessageColumns(List<Field> fields, List<String> asked) {
    public MessageColumns {
        fields = List.copyOf(fields);
        asked = List.copyOf(asked);
    }

    /**
     * @param usual fields that have a usual place in such messages
     */
    public static MessageColumns of(List<Field> usual, Profile profile) {
        List<String> asked = new ArrayList<>();
        profile.columns().values().stream()
                .flatMap(List::stream)
                .flatMap(column -> column.names().stream())
                .filter(name -> Position.of(name).isPresent() && !asked.contains(name))
                .forEach(asked::add);
        return new MessageColumns(
                usual.stream()
                        .filter(field -> !isAskedElsewhere(field, profile)
                                && !profile.constants().containsKey(field))
                        .toList(),
                asked);
    }

    private static boolean isAskedElsewhere(Field field, Profile profile) {
        return profile.columns().getOrDefault(field, List.of()).stream()
                .flatMap(column -> column.names().stream())
                .anyMatch(name -> Position.of(name).isPresent());
    }

    /** In the order of {@link #cells}. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.column()));
        names.addAll(asked);
        return names;
    }

    /**
     * A row.
     *
     * @param usual what stands at a field's usual place
     * @param at what stands at a place
     */
    public List<String> cells(Function<Field, String> usual, Function<Position, String> at) {
        List<String> cells = new ArrayList<>();
        fields.forEach(field -> cells.add(usual.apply(field)));
        asked.forEach(name -> cells.add(Position.of(name).map(at).orElse("")));
        return cells;
    }

    /** The first text that is not blank; empty if all are. */
    public static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
