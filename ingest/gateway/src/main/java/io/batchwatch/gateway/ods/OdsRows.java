package io.batchwatch.gateway.ods;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.sheet.CellText;
import io.batchwatch.gateway.sheet.SheetRow;
import io.batchwatch.gateway.sheet.SheetRows;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one sheet. Hidden rows are rows as well: a filter that was left on must not lose results. */
final class OdsRows implements SheetRows {
    /** Sheets are filled with empty rows to their end; nobody repeats a result that often. */
    private static final int MOST_REPEATED = 1000;

    private static final int LONGEST_ROW = 1 << 20;
    private static final int MOST_HELD = 1000;

    private final XmlEvents xml;
    private final CellText cellText;
    private final Map<Integer, Held> held = new HashMap<>();
    private Optional<SheetRow> repeated = Optional.empty();
    private int repeats;
    private int lastRow;
    private boolean ended;

    /** A cell that is merged over the rows below it. */
    private record Held(String text, int lastRow) {}

    /**
     * @param xml where a table begins; it is not closed with this
     */
    OdsRows(XmlEvents xml, CellText cellText) {
        this.xml = xml;
        this.cellText = cellText;
    }

    /** Passes over the rest of the table. */
    static void leaveTable(XmlEvents xml) throws IOException {
        while (!xml.isEnd("table") && xml.next()) {
            // to its end
        }
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        if (repeats > 0) {
            repeats--;
            lastRow++;
            return repeated.map(row -> new SheetRow(lastRow, row.cells(), row.flaws(), row.span()));
        }
        while (!ended && xml.next()) {
            if (xml.isStart("table-row")) {
                Optional<SheetRow> row = row(OdsCell.count(xml, "number-rows-repeated", OdsCell.MOST_ROWS));
                if (row.isPresent()) {
                    return row;
                }
            } else if (xml.isStart("shapes") || xml.isStart("table")) {
                xml.skip();
            } else if (xml.isEnd("table")) {
                ended = true;
            }
        }
        return Optional.empty();
    }

    /** The row, or nothing if there is nothing in it. */
    private Optional<SheetRow> row(int times) throws IOException {
        int first = lastRow + 1;
        if (first + (times - 1) > OdsCell.MOST_ROWS) {
            throw new DamagedException("row " + first + " " + times + " times");
        }
        List<String> cells = new ArrayList<>();
        Map<Integer, Rule> flaws = new HashMap<>();
        int span = cells(first, cells, flaws);
        if (cells.isEmpty()) {
            lastRow += times;
            return Optional.empty();
        }
        if (times > MOST_REPEATED) {
            throw new DamagedException("row " + first + " " + times + " times");
        }
        fill(first, cells);
        lastRow = first;
        repeats = times - 1;
        repeated = Optional.of(new SheetRow(first, cells, flaws, span));
        return repeated;
    }

    /**
     * @param cells are filled with those of the row up to the last that is not blank
     * @return over how many columns the first filled cell is merged
     */
    private int cells(int row, List<String> cells, Map<Integer, Rule> flaws) throws IOException {
        int column = 0;
        int span = 0;
        int length = 0;
        while (xml.next() && !xml.isEnd("table-row")) {
            if (!xml.isStart("table-cell") && !xml.isStart("covered-table-cell")) {
                continue;
            }
            OdsCell cell = OdsCell.read(xml, cellText);
            if (column + cell.columns() > OdsCell.MOST_COLUMNS) {
                throw new DamagedException("row " + row + " is too long");
            }
            if (!cell.isBlank()) {
                length += cell.text().length() * cell.columns();
                if (length > LONGEST_ROW || length < 0) {
                    throw new DamagedException("row " + row + " is too long");
                }
                span = cells.isEmpty() ? cell.width() : span;
                put(cells, column, cell);
                for (int i = 0; i < cell.columns() && cell.flaw().isPresent(); i++) {
                    flaws.put(column + i, cell.flaw().get());
                }
                if (cell.height() > 1 && held.size() < MOST_HELD) {
                    held.put(column, new Held(cell.text(), row + cell.height() - 1));
                }
            }
            column += cell.columns();
        }
        return Math.max(1, span);
    }

    private static void put(List<String> cells, int column, OdsCell cell) {
        while (cells.size() < column) {
            cells.add("");
        }
        for (int i = 0; i < cell.columns(); i++) {
            cells.add(cell.text());
        }
    }

    /** A row that has anything of its own has what is merged down to it as well. */
    private void fill(int row, List<String> cells) {
        held.values().removeIf(above -> above.lastRow() < row);
        held.forEach((column, above) -> {
            while (cells.size() <= column) {
                cells.add("");
            }
            if (cells.get(column).isEmpty()) {
                cells.set(column, above.text());
            }
        });
    }

    @Override
    public double progress() {
        return 0;
    }

    @Override
    public void close() {
        // the sheets behind this one are read from the same XML
    }
}
