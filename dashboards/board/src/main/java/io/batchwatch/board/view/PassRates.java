package io.batchwatch.board.view;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Sums over cells. Kinds of test are never pooled, and of each sample only cells of one hazard are added up. */
public final class PassRates {
    private PassRates() {}

    /**
     * What is asked.
     *
     * @param by in the order in which the rows' keys shall stand; with {@link Dimension#HAZARD} among them, cells of all
     *     hazards are left out
     * @param kinds empty for all
     * @param only what is looked at alone, by dimension; a dimension that is missing or empty is not narrowed
     */
    public record Question(List<Dimension> by, Set<TestKind> kinds, Map<Dimension, Set<String>> only) {
        /**
         * @throws IllegalArgumentException if samples would be counted more than once: several hazards in one row
         */
        public Question {
            by = List.copyOf(by);
            kinds = Set.copyOf(kinds);
            only = Map.copyOf(only);
            if (!by.contains(Dimension.HAZARD)
                    && only.getOrDefault(Dimension.HAZARD, Set.of()).size() > 1) {
                throw new IllegalArgumentException("several hazards in one row would count a sample more than once");
            }
        }

        private boolean asksFor(CellKey key) {
            return (kinds.isEmpty() || kinds.contains(key.testKind()))
                    && asksForHazard(key.hazard())
                    && only.entrySet().stream()
                            .filter(narrowed -> narrowed.getKey() != Dimension.HAZARD)
                            .allMatch(narrowed -> narrowed.getValue().isEmpty()
                                    || narrowed.getValue()
                                            .contains(narrowed.getKey().of(key)));
        }

        private boolean asksForHazard(String hazard) {
            Set<String> wanted = only.getOrDefault(Dimension.HAZARD, Set.of());
            if (!by.contains(Dimension.HAZARD)) {
                return wanted.isEmpty() ? hazard.equals(CellKey.ALL_HAZARDS) : wanted.contains(hazard);
            }
            return !hazard.equals(CellKey.ALL_HAZARDS)
                    && (wanted.isEmpty() || wanted.contains(CellKey.ALL_HAZARDS) || wanted.contains(hazard));
        }

        private Map<String, String> keyOf(CellKey cell) {
            Map<String, String> key = new LinkedHashMap<>();
            by.forEach(dimension -> key.put(dimension.code(), dimension.of(cell)));
            return key;
        }
    }

    /**
     * One group's counts.
     *
     * @param key by dimension, in the order asked for
     */
    public record Row(Map<String, String> key, TestKind testKind, VerdictCounts samples, VerdictCounts items) {
        public Row {
            key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        }

        private Row plus(Row other) {
            return new Row(key, testKind, samples.plus(other.samples), items.plus(other.items));
        }

        private boolean isNone() {
            return samples.isNone() && items.isNone();
        }
    }

    /** Rows with a count, by their keys and then by kind of test. */
    public static List<Row> rows(Stream<PassRateCell> cells, Question question) {
        record Group(Map<String, String> key, TestKind testKind) {}
        Map<Group, Row> rows = new HashMap<>();
        cells.filter(cell -> question.asksFor(cell.key())).forEach(cell -> {
            Map<String, String> key = question.keyOf(cell.key());
            TestKind kind = cell.key().testKind();
            rows.merge(new Group(key, kind), new Row(key, kind, cell.samples(), cell.items()), Row::plus);
        });
        return rows.values().stream()
                .filter(row -> !row.isNone())
                .sorted(order())
                .toList();
    }

    private static Comparator<Row> order() {
        return Comparator.<Row, List<String>>comparing(
                        row -> List.copyOf(row.key().values()), PassRates::compare)
                .thenComparing(Row::testKind);
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
