package io.batchwatch.gateway.xls;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.sheet.CellText;
import io.batchwatch.gateway.sheet.MergedCells;
import io.batchwatch.gateway.sheet.SheetRow;
import io.batchwatch.gateway.sheet.SheetRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;

/** The rows of one sheet. Hidden rows are rows as well: a filter that was left on must not lose results. */
final class XlsRows implements SheetRows {
    static final int MOST_ROWS = 1 << 16;
    static final int MOST_COLUMNS = 1 << 8;

    private final XlsRecords records;
    private final XlsGlobals globals;
    private final MergedCells merged;
    private Optional<Record> ahead = Optional.empty();
    private int lastRow = -1;

    /** A row as it fills. */
    private static final class Filling {
        private final List<String> cells = new ArrayList<>();
        private final Map<Integer, Rule> flaws = new HashMap<>();

        private void put(int column, String text) {
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, text);
        }
    }

    /**
     * @param records where the sheet begins; closed with this
     */
    XlsRows(XlsRecords records, XlsGlobals globals, MergedCells merged) {
        this.records = records;
        this.globals = globals;
        this.merged = merged;
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        Optional<Record> next = ahead.isPresent() ? ahead : nextCell();
        ahead = Optional.empty();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        int row = ((CellValueRecordInterface) next.get()).getRow();
        if (row <= lastRow || row >= MOST_ROWS) {
            throw new DamagedException("row " + (row + 1) + " behind row " + (lastRow + 1));
        }
        lastRow = row;
        Filling filling = new Filling();
        while (next.isPresent() && ((CellValueRecordInterface) next.get()).getRow() == row) {
            put(next.get(), filling);
            next = nextCell();
        }
        ahead = next;
        int span = merged.unfold(row, filling.cells);
        return Optional.of(new SheetRow(row + 1L, filling.cells, filling.flaws, span));
    }

    private Optional<Record> nextCell() throws IOException {
        Optional<Record> next = records.nextOfSheet();
        while (next.isPresent() && !(next.get() instanceof CellValueRecordInterface)) {
            next = records.nextOfSheet();
        }
        return next;
    }

    private void put(Record record, Filling row) throws IOException {
        int column = ((CellValueRecordInterface) record).getColumn();
        if (column < 0 || column >= MOST_COLUMNS) {
            throw new DamagedException("column " + column);
        }
        if (record instanceof LabelSSTRecord label) {
            row.put(column, globals.text(label.getSSTIndex()));
        } else if (record instanceof LabelRecord label) {
            row.put(column, label.getValue());
        } else if (record instanceof NumberRecord number) {
            row.put(column, number(number.getValue(), number.getXFIndex(), column, row));
        } else if (record instanceof BoolErrRecord value) {
            row.put(
                    column,
                    value.isError()
                            ? error(value.getErrorValue(), column, row)
                            : String.valueOf(value.getBooleanValue()).toUpperCase(Locale.ROOT));
        } else if (record instanceof FormulaRecord formula) {
            row.put(column, formula(formula, column, row));
        }
    }

    /** A formula stands for its last value. */
    private String formula(FormulaRecord formula, int column, Filling row) throws IOException {
        if (formula.hasCachedResultString()) {
            Optional<Record> next = records.nextOfSheet();
            while (next.isPresent() && !(next.get() instanceof StringRecord)) {
                next = records.nextOfSheet();
            }
            return next.map(text -> ((StringRecord) text).getString()).orElse("");
        }
        return switch (formula.getCachedResultTypeEnum()) {
            case BOOLEAN -> formula.getCachedBooleanValue() ? "TRUE" : "FALSE";
            case ERROR -> error(formula.getCachedErrorValue(), column, row);
            case NUMERIC -> number(formula.getValue(), formula.getXFIndex(), column, row);
            case BLANK, STRING, FORMULA, _NONE -> "";
        };
    }

    private String number(double value, int style, int column, Filling row) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal number = BigDecimal.valueOf(value);
        if (CellText.hasLostDigits(number)) {
            row.flaws.put(column, Rule.DIGITS_LOST);
        }
        return globals.cellText().text(number, globals.format(style));
    }

    private static String error(int code, int column, Filling row) {
        row.flaws.put(column, Rule.CELL_ERROR);
        return FormulaError.isValidCode(code) ? FormulaError.forInt((byte) code).getString() : "#" + code;
    }

    @Override
    public double progress() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
