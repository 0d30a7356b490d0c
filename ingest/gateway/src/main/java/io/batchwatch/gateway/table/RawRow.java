package io.batchwatch.gateway.table;

import java.util.List;
import java.util.Objects;

/**
 * A row as it stands in the file.
 *
 * @param line tells the row from all others of its file, counted from 1: the physical line of its start, or in a format
 *     without lines the row's number
 * @param place where a person finds it, such as {@code Sheet2!17} or {@code /record/3}; empty where the line says it all
 * @param cells in the order of the table's columns; those behind the last one that is filled may be missing
 */
public record RawRow(long line, String place, List<String> cells) {
    public RawRow {
        Objects.requireNonNull(place);
        Objects.requireNonNull(cells);
    }

    public RawRow(long line, List<String> cells) {
        this(line, "", cells);
    }

    /** The cells joined by tabs: for a person who looks at a refused row. */
    public String text() {
        return String.join("\t", cells);
    }

    public boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
