package io.batchwatch.board.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns of a kind of rows, told from its type, so that an empty table has its header too. A field within a field is
 * named by its way from the row: {@code items.rate}. A list is its length and its first entry: {@code findings.length},
 * {@code findings.0.analyte}; the rest of it is in the JSON. Only of maps is it the rows that say which keys there are.
 */
final class CsvColumns {
    static final String LENGTH = "length";
    static final String FIRST = "0";

    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private final List<Object> rows;
    private final List<List<String>> columns = new ArrayList<>();

    private CsvColumns(List<Object> rows) {
        this.rows = rows;
    }

    /**
     * @param rows as JSON has them
     * @return each column as its way from the row
     */
    static List<List<String>> of(Type type, List<Object> rows) {
        CsvColumns columns = new CsvColumns(rows);
        columns.add(List.of(), type);
        return List.copyOf(columns.columns);
    }

    /** What stands in a row at the end of that way; empty if nothing does. */
    static Optional<Object> find(Object row, List<String> way) {
        Optional<Object> found = Optional.of(row);
        for (String step : way) {
            found = found.flatMap(within -> step(within, step));
        }
        return found;
    }

    private static Optional<Object> step(Object within, String step) {
        if (within instanceof Map<?, ?> fields) {
            return Optional.ofNullable(fields.get(step));
        }
        if (within instanceof List<?> list) {
            return step.equals(LENGTH)
                    ? Optional.of(list.size())
                    : list.stream().<Object>map(entry -> entry).findFirst();
        }
        return Optional.empty();
    }

    private void add(List<String> way, Type type) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            add(way, argument(type, 0));
        } else if (raw.isRecord()) {
            Stream.of(raw.getRecordComponents()).forEach(component -> add(way, component));
        } else if (Map.class.isAssignableFrom(raw)) {
            keys(way).forEach(key -> columns.add(then(way, key)));
        } else if (List.class.isAssignableFrom(raw)) {
            columns.add(then(way, LENGTH));
            add(then(way, FIRST), argument(type, 0));
        } else {
            columns.add(way);
        }
    }

    private void add(List<String> way, RecordComponent component) {
        AccessibleObject field = component.getAccessor();
        if (!field.isAnnotationPresent(JsonUnwrapped.class)) {
            add(then(way, jsonName(component.getName())), component.getGenericType());
            return;
        }
        JsonIgnoreProperties left = field.getAnnotation(JsonIgnoreProperties.class);
        Set<String> leftOut = left == null ? Set.of() : Set.of(left.value());
        Stream.of(component.getType().getRecordComponents())
                .filter(inner -> !leftOut.contains(inner.getName()))
                .forEach(inner -> add(way, inner));
    }

    private Set<String> keys(List<String> way) {
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row ->
                find(row, way).ifPresent(map -> ((Map<?, ?>) map).keySet().forEach(key -> keys.add((String) key))));
        return keys;
    }

    private static String jsonName(String name) {
        return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    private static List<String> then(List<String> way, String step) {
        return Stream.concat(way.stream(), Stream.of(step)).toList();
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType made ? made.getRawType() : type);
    }

    private static Type argument(Type type, int at) {
        return ((ParameterizedType) type).getActualTypeArguments()[at];
    }
}
