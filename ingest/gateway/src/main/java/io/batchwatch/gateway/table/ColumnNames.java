package io.batchwatch.gateway.table;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.names.Simplified;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a column by its name. A name need not say the unit that stands in brackets behind it, and may be in simplified
 * characters where the file has traditional ones; {@code Units#2} is the second
 * of that name, and {@code #9} the ninth column.
 */
public final class ColumnNames {
    private static final Pattern NUMBERED = Pattern.compile("(.*)#([1-9]\\d{0,4})");

    private final int width;
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final Map<String, List<Integer>> placesWithoutUnit = new HashMap<>();
    private final Map<String, List<Integer>> placesSimplified = new HashMap<>();

    /**
     * @param columns as a table names them
     */
    public ColumnNames(List<String> columns) {
        width = columns.size();
        for (int i = 0; i < columns.size(); i++) {
            put(places, columns.get(i), i);
            HeaderUnit title = HeaderUnit.of(columns.get(i));
            if (!title.unit().isEmpty()) {
                put(placesWithoutUnit, title.name(), i);
            }
            put(placesSimplified, Simplified.of(title.name()), i);
        }
    }

    private static void put(Map<String, List<Integer>> places, String name, int place) {
        places.computeIfAbsent(Folded.of(name), unseen -> new ArrayList<>()).add(place);
    }

    /** Where the column stands, counted from 0; of several the first. */
    public OptionalInt find(String name) {
        List<Integer> found = all(name);
        return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(found.get(0));
    }

    /** All columns that the name may mean. */
    public List<Integer> all(String name) {
        String folded = Folded.of(name);
        for (Map<String, List<Integer>> known : List.of(places, placesWithoutUnit, placesSimplified)) {
            if (known.containsKey(folded)) {
                return known.get(folded);
            }
        }
        return numbered(name);
    }

    private List<Integer> numbered(String name) {
        Matcher matcher = NUMBERED.matcher(name.strip());
        if (!matcher.matches()) {
            return List.of();
        }
        int number = Integer.parseInt(matcher.group(2));
        if (matcher.group(1).isBlank()) {
            return number <= width ? List.of(number - 1) : List.of();
        }
        List<Integer> namesakes = places.getOrDefault(Folded.of(matcher.group(1)), List.of());
        return number <= namesakes.size() ? List.of(namesakes.get(number - 1)) : List.of();
    }
}
