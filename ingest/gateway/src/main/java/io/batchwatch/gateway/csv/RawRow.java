package io.batchwatch.gateway.csv;

import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param line physical line of its start, counted from 1
 */
public record RawRow(long line, List<String> cells) {
    /** The cells joined by tabs: for a person who looks at a refused row. */
    public String text() {
        return String.join("\t", cells);
    }

    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
