package io.batchwatch.board.state;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.rates.Wilson;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Pass rates as sums over cells. Kinds of test are never pooled. */
public final class PassRates {
    private PassRates() {}

    /**
     * @param from first day of sampling
     * @param to last day of sampling
     * @param kinds empty: all
     * @param only a dimension must have this value
     */
    public record Question(
            LocalDate from, LocalDate to, List<Dimension> by, Set<TestKind> kinds, Map<Dimension, String> only) {
        public Question {
            by = List.copyOf(by);
            kinds = Set.copyOf(kinds);
            only = Map.copyOf(only);
        }

        private boolean covers(CellKey cell) {
            return !cell.day().isBefore(from)
                    && !cell.day().isAfter(to)
                    && (kinds.isEmpty() || kinds.contains(cell.testKind()))
                    && isOfHazard(cell)
                    && only.entrySet().stream()
                            .allMatch(wanted -> wanted.getKey().of(cell).equals(wanted.getValue()));
        }

        /** Cells of all hazards and of one are never added up: each holds the same samples. */
        private boolean isOfHazard(CellKey cell) {
            boolean asksForHazards = by.contains(Dimension.HAZARD) || only.containsKey(Dimension.HAZARD);
            return asksForHazards != cell.hazard().equals(CellKey.ALL_HAZARDS);
        }
    }

    /**
     * @param key the value of each dimension asked for, in that order
     */
    public record Row(List<String> key, TestKind kind, VerdictCounts samples, VerdictCounts items) {
        private Row plus(Row other) {
            return new Row(key, kind, samples.plus(other.samples), items.plus(other.items));
        }
    }

    /** In the order of keys and kinds. */
    public static List<Row> answer(Question question, Collection<PassRateCell> cells) {
        Map<String, Row> rows = new TreeMap<>();
        for (PassRateCell cell : cells) {
            if (question.covers(cell.key())) {
                List<String> key = new ArrayList<>(question.by().size());
                question.by().forEach(dimension -> key.add(dimension.of(cell.key())));
                Row row = new Row(List.copyOf(key), cell.key().testKind(), cell.samples(), cell.items());
                rows.merge(key + "|" + cell.key().testKind(), row, Row::plus);
            }
        }
        return rows.values().stream()
                .filter(row -> !row.samples().isNone() || !row.items().isNone())
                .toList();
    }

    /** The interval of a pass rate; empty where nothing was judged. */
    public static Optional<Wilson> interval(VerdictCounts counts) {
        return counts.judged() <= 0 ? Optional.empty() : Optional.of(Wilson.of(counts.pass(), counts.judged()));
    }
}
