package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.board.view.PassRates;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.rates.Proportion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which samples are looked at: of one kind of test, which is never pooled with another.
 *
 * @param only by dimension; one that is missing or empty is not narrowed
 */
public record Scope(TestKind kind, Map<Dimension, Set<String>> only) {
    public Scope {
        only = Map.copyOf(only);
    }

    public static Scope of(TestKind kind, Dimension dimension, String value) {
        return new Scope(kind, Map.of(dimension, Set.of(value)));
    }

    /** Narrowed further. */
    public Scope with(Dimension dimension, String value) {
        Map<Dimension, Set<String>> more = new HashMap<>(only);
        more.put(dimension, Set.of(value));
        return new Scope(kind, more);
    }

    /** Days of sampling on which anything was judged. */
    NavigableMap<LocalDate, Proportion> days(BoardState state, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, Proportion> days = new TreeMap<>();
        for (PassRates.Row row : rows(state, from, to, List.of(Dimension.DAY))) {
            Proportion counted = Counted.notPassed(row.samples());
            if (counted.n() > 0) {
                days.put(LocalDate.parse(row.key().get(Dimension.DAY.code())), counted);
            }
        }
        return days;
    }

    /** Sums by the dimensions' values, those with nothing judged left out. */
    Map<List<String>, Proportion> groups(BoardState state, LocalDate from, LocalDate to, List<Dimension> by) {
        Map<List<String>, Proportion> groups = new HashMap<>();
        for (PassRates.Row row : rows(state, from, to, by)) {
            Proportion counted = Counted.notPassed(row.samples());
            if (counted.n() > 0) {
                groups.put(by.stream().map(Dimension::code).map(row.key()::get).toList(), counted);
            }
        }
        return groups;
    }

    private List<PassRates.Row> rows(BoardState state, LocalDate from, LocalDate to, List<Dimension> by) {
        return PassRates.rows(state.cells(from, to), new PassRates.Question(by, Set.of(kind), only));
    }
}
