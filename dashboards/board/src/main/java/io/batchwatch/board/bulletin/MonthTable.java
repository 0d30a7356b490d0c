package io.batchwatch.board.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A month's tallies by category, none of them smaller than may be shown.
 *
 * @param rows by category, the greatest first and {@link Bulletin#REST} last; empty if all would be in it
 */
record MonthTable(Tally total, Map<String, Tally> rows) {
    /** Empty if the whole month is too small. */
    static Optional<MonthTable> of(Map<String, Tally> byCategory, int least) {
        Tally total = byCategory.values().stream().reduce(Tally.NONE, Tally::plus);
        if (total.inspected() < least) {
            return Optional.empty();
        }
        List<Map.Entry<String, Tally>> own = new ArrayList<>(byCategory.entrySet());
        own.removeIf(row -> row.getKey().equals(Bulletin.REST) || row.getValue().inspected() == 0);
        own.sort(Comparator.<Map.Entry<String, Tally>>comparingLong(
                        row -> -row.getValue().inspected())
                .thenComparing(Map.Entry::getKey));
        Tally rest = byCategory.getOrDefault(Bulletin.REST, Tally.NONE);
        // What is left over can be told from the total, so that it may not be small either.
        while (!own.isEmpty() && (smallest(own).inspected() < least || isSmall(rest, least))) {
            rest = rest.plus(own.remove(own.size() - 1).getValue());
        }
        Map<String, Tally> rows = new LinkedHashMap<>();
        own.forEach(row -> rows.put(row.getKey(), row.getValue()));
        if (rest.inspected() > 0 && !rows.isEmpty()) {
            rows.put(Bulletin.REST, rest);
        }
        return Optional.of(new MonthTable(total, rows));
    }

    /** A category that is shown by itself; what is in one row together is of other categories each month. */
    Optional<Tally> own(String category) {
        return category.equals(Bulletin.REST) ? Optional.empty() : Optional.ofNullable(rows.get(category));
    }

    private static Tally smallest(List<Map.Entry<String, Tally>> rows) {
        return rows.get(rows.size() - 1).getValue();
    }

    private static boolean isSmall(Tally rest, int least) {
        return rest.inspected() > 0 && rest.inspected() < least;
    }
}
