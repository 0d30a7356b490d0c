package io.batchwatch.gateway.xlsx;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.sheet.CellText;
import io.batchwatch.gateway.sheet.MergedCells;
import io.batchwatch.gateway.sheet.SheetRow;
import io.batchwatch.gateway.sheet.SheetRows;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one sheet. Hidden rows are rows as well: a filter that was left on must not lose results. */
final class XlsxRows implements SheetRows {
    private static final int LONGEST_ROW = 1 << 20;

    private final XmlEvents xml;
    private final long bytes;
    private final Values values;
    private final MergedCells merged;
    private final StringBuilder text = new StringBuilder();
    private int lastRow;
    private List<String> cells = new ArrayList<>();
    private Map<Integer, Rule> flaws = Map.of();

    /** What makes texts of what stands in the cells. */
    record Values(Styles styles, SharedStrings strings, CellText text) {}

    /**
     * @param bytes of the sheet
     */
    XlsxRows(XmlEvents xml, long bytes, Values values, MergedCells merged) {
        this.xml = xml;
        this.bytes = bytes;
        this.values = values;
        this.merged = merged;
    }

    /** Where cells are merged is told behind the rows, so it has to be read before them. */
    static MergedCells merged(XmlEvents xml) throws IOException {
        MergedCells.Collector merged = new MergedCells.Collector();
        while (xml.nextStart("mergeCell")) {
            String[] ends = xml.attribute("ref").split(":", 2);
            if (ends.length == 2) {
                CellReference first = CellReference.of(ends[0]);
                CellReference last = CellReference.of(ends[1]);
                if (last.row() < first.row() || last.column() < first.column()) {
                    throw new DamagedException("merged cells " + xml.attribute("ref"));
                }
                if (!merged.add(first.row(), last.row(), first.column(), last.column())) {
                    throw new DamagedException("more than " + MergedCells.MOST + " merged cells");
                }
            }
        }
        return merged.done();
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        while (xml.next() && !xml.isEnd("sheetData")) {
            if (xml.isStart("row")) {
                return Optional.of(row());
            }
        }
        return Optional.empty();
    }

    private SheetRow row() throws IOException {
        String number = xml.attribute("r");
        int row = number.isEmpty() ? lastRow + 1 : CellReference.rowNumber(number);
        if (row <= lastRow || row > CellReference.MOST_ROWS) {
            throw new DamagedException("row " + row + " behind row " + lastRow);
        }
        lastRow = row;
        cells = new ArrayList<>(cells.size());
        flaws = Map.of();
        int column = -1;
        int length = 0;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                String reference = xml.attribute("r");
                column = reference.isEmpty() ? column + 1 : CellReference.column(reference);
                length += cell(column);
                if (length > LONGEST_ROW || column >= CellReference.MOST_COLUMNS) {
                    throw new DamagedException("row " + row + " is too long");
                }
            }
        }
        int span = merged.unfold(row - 1, cells);
        return new SheetRow(row, cells, flaws, span);
    }

    /**
     * @return characters in it
     */
    private int cell(int column) throws IOException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        text.setLength(0);
        String inline = "";
        boolean inValue = false;
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("v") || xml.isEnd("v")) {
                inValue = xml.isStart();
            } else if (xml.isStart("is")) {
                inline = RichText.read(xml, "is");
            } else if (inValue) {
                xml.appendText(text);
                if (text.length() > LONGEST_ROW) {
                    throw new DamagedException("row " + lastRow + " is too long");
                }
            }
        }
        String value = inline.isEmpty() ? value(column, type, style) : inline;
        if (!value.isEmpty()) {
            put(column, value);
        }
        return value.length();
    }

    private void put(int column, String value) {
        while (cells.size() < column) {
            cells.add("");
        }
        if (cells.size() == column) {
            cells.add(value);
        } else {
            cells.set(column, value);
        }
    }

    private String value(int column, String type, String style) throws IOException {
        String raw = text.toString();
        if (raw.isEmpty()) {
            return "";
        }
        return switch (type) {
            case "s" -> values.strings().get(raw);
            case "str", "inlineStr" -> RichText.unescaped(raw);
            case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
            case "e" -> {
                flaw(column, Rule.CELL_ERROR);
                yield raw;
            }
            case "d" -> isoMoment(raw);
            default -> number(column, raw, style);
        };
    }

    private String isoMoment(String raw) {
        try {
            LocalDateTime moment = LocalDateTime.parse(raw.endsWith("Z") ? raw.substring(0, raw.length() - 1) : raw);
            return values.text().text(moment, !moment.toLocalTime().equals(LocalTime.MIDNIGHT));
        } catch (DateTimeException e) {
            return raw;
        }
    }

    private String number(int column, String raw, String style) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (Math.abs((long) number.scale()) > 400 || number.precision() > 400) {
            return raw;
        }
        if (CellText.hasLostDigits(number)) {
            flaw(column, Rule.DIGITS_LOST);
        }
        return values.text().text(number, values.styles().format(style));
    }

    private void flaw(int column, Rule rule) {
        if (flaws.isEmpty()) {
            flaws = new HashMap<>();
        }
        flaws.put(column, rule);
    }

    @Override
    public double progress() {
        return bytes == 0 ? 0 : Math.min(1.0, (double) xml.bytesRead() / bytes);
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
