package io.batchwatch.gateway.shape;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.table.HeaderUnit;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Rows of a table that has a column for each analyte, as one row for each value. An empty cell is an analyte that was not
 * looked for. Each gets a number of its own, made of its line and its column, so that it stays the same whichever columns a
 * profile names; its place says both.
 */
final class UnpivotedRows implements Rows {
    private final Rows rows;
    private final List<String> header;
    private final List<Integer> analytes;
    private final int width;
    private final boolean withUnits;
    private final long numbersOfALine;
    private final Deque<Next> waiting = new ArrayDeque<>();

    /**
     * @param header as it stands in the file
     * @param width of the rows, which may have a heading behind the header's columns
     */
    UnpivotedRows(Rows rows, List<String> header, List<Integer> analytes, int width, boolean withUnits) {
        this.rows = rows;
        this.header = header;
        this.analytes = analytes.stream().distinct().sorted().toList();
        this.width = width;
        this.withUnits = withUnits;
        this.numbersOfALine = numbersOfALine(header.size());
    }

    /** 1000, so that {@code 3007} is the seventh column of line 3; more for tables that are wider. */
    static long numbersOfALine(int columns) {
        long numbers = 1000;
        while (numbers <= columns) {
            numbers *= 10;
        }
        return numbers;
    }

    @Override
    public Next next() throws IOException {
        while (waiting.isEmpty()) {
            Next next = rows.next();
            if (!(next instanceof Next.Row row) || row.row().isBlank()) {
                return next instanceof Next.Broken broken ? numbered(broken) : next;
            }
            unpivot(row.row());
        }
        return waiting.remove();
    }

    private Next numbered(Next.Broken broken) {
        return new Next.Broken(numbered(broken.row(), 0, broken.row().cells()), broken.problem());
    }

    private RawRow numbered(RawRow row, int column, List<String> cells) {
        String line = row.place().isEmpty() ? Long.toString(row.line()) : row.place();
        String place = column == 0 ? line : line + " " + header.get(column - 1);
        return new RawRow(row.line() * numbersOfALine + column, place, cells);
    }

    private void unpivot(RawRow row) {
        List<String> cells = row.cells();
        if (cells.size() > width && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            waiting.add(new Next.Broken(numbered(row, 0, cells), Problem.of(Rule.TOO_MANY_CELLS, "", row.text())));
            return;
        }
        for (int place : analytes) {
            String value = place < cells.size() ? cells.get(place) : "";
            if (!value.isBlank()) {
                waiting.add(new Next.Row(numbered(row, place + 1, cells(cells, place, value))));
            }
        }
        if (waiting.isEmpty()) {
            waiting.add(new Next.Broken(numbered(row, 0, cells), Problem.of(Rule.MISSING_VALUE, "value", "")));
        }
    }

    private List<String> cells(List<String> row, int place, String value) {
        List<String> cells = new ArrayList<>(row.subList(0, Math.min(width, row.size())));
        while (cells.size() < width) {
            cells.add("");
        }
        analytes.forEach(analyte -> cells.set(analyte, ""));
        HeaderUnit title = HeaderUnit.of(header.get(place));
        cells.add(title.name());
        cells.add(value);
        if (withUnits) {
            cells.add(title.unit());
        }
        return cells;
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
