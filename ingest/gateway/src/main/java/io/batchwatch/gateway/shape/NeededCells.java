package io.batchwatch.gateway.shape;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.RowRules;
import io.batchwatch.gateway.table.ColumnNames;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses rows in which a cell is empty that another cell of theirs makes a duty: a failure without its reason. */
final class NeededCells implements Rows {
    private final Rows rows;
    private final ColumnNames header;
    private final Map<String, Map<String, List<RowRules.CellWord>>> needed;

    /**
     * @param needed by column: it must be filled if any of these others holds one of these words
     */
    NeededCells(Rows rows, List<String> header, Map<String, Map<String, List<RowRules.CellWord>>> needed) {
        this.rows = rows;
        this.header = new ColumnNames(header);
        this.needed = needed;
    }

    @Override
    public Next next() throws IOException {
        Next next = rows.next();
        if (next instanceof Next.Row row && !row.row().isBlank()) {
            Optional<Problem> problem = needed.entrySet().stream()
                    .filter(entry -> cell(row.row(), entry.getKey()).isBlank())
                    .flatMap(entry -> entry.getValue().entrySet().stream()
                            .filter(when -> holds(row.row(), when))
                            .map(when -> problem(entry.getKey(), when.getKey(), cell(row.row(), when.getKey()))))
                    .findFirst();
            return problem.<Next>map(found -> new Next.Broken(row.row(), found)).orElse(next);
        }
        return next;
    }

    private static Problem problem(String column, String other, String said) {
        return Problem.of(Rule.MISSING, column, "")
                .with("当 %s 为 %s 时必填".formatted(other, said), "needed where %s is %s".formatted(other, said));
    }

    private boolean holds(RawRow row, Map.Entry<String, List<RowRules.CellWord>> when) {
        String cell = cell(row, when.getKey());
        return when.getValue().stream().anyMatch(word -> word.fits(cell));
    }

    private String cell(RawRow row, String column) {
        int place = header.find(column).orElse(Integer.MAX_VALUE);
        return place < row.cells().size() ? row.cells().get(place) : "";
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public long passedOver() {
        return rows.passedOver();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
