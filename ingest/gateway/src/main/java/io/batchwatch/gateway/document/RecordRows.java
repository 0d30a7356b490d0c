package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A record's rows: one, or one for each of its items, each with all that stands around it. */
final class RecordRows {
    static final int MOST_ITEMS = 10_000;

    /** What stands around items is said again in each of their rows: not more characters than these altogether. */
    private static final long MOST_REPEATED = 64L << 20;

    private final Branch record;
    private final List<Branch> levels;
    private final String[] outside;
    private final List<Row> rows = new ArrayList<>();
    private Optional<Problem> problem = Optional.empty();
    private long repeated;

    /**
     * @param item where in its record it stands, such as {@code /items/2}; empty if the record is the row
     */
    record Row(String item, List<String> cells) {}

    /**
     * @param levels branches whose nodes are split into rows, from the outer to the inner one
     * @param outside cells that hold what surrounds the records
     */
    RecordRows(Branch record, List<Branch> levels, String[] outside) {
        this.record = record;
        this.levels = levels;
        this.outside = outside;
    }

    /** Why the record makes no rows. */
    Optional<Problem> problem() {
        return problem;
    }

    List<Row> rows() {
        return rows;
    }

    RecordRows of(Node node) {
        Leaves leaves = new Leaves(outside.clone(), levels.isEmpty() ? Branch.root() : levels.get(0));
        leaves.take(node, record);
        split(leaves, 0, "");
        return this;
    }

    private void split(Leaves around, int level, String place) {
        if (around.split().isEmpty()) {
            add(new Row(place, Arrays.asList(around.cells())));
            return;
        }
        List<String> path = levels.get(level).path();
        String name = place + "/" + path.get(path.size() - 1) + "/";
        long characters =
                Arrays.stream(around.cells()).mapToLong(String::length).sum();
        for (int i = 0; i < around.split().size() && problem.isEmpty(); i++) {
            repeated += characters + around.cells().length;
            Leaves inside = new Leaves(
                    around.cells().clone(), level + 1 < levels.size() ? levels.get(level + 1) : Branch.root());
            inside.takeInside(around.split().get(i), levels.get(level));
            split(inside, level + 1, name + (i + 1));
        }
    }

    private void add(Row row) {
        rows.add(row);
        if (rows.size() > MOST_ITEMS || repeated > MOST_REPEATED) {
            rows.clear();
            problem = Optional.of(Problem.of(Rule.TOO_COMPLEX, "", "")
                    .with("一条记录中的结果过多", "there are too many results in one record"));
        }
    }
}
