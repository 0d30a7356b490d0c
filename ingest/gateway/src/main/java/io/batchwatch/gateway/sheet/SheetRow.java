package io.batchwatch.gateway.sheet;

import io.batchwatch.gateway.problem.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of a sheet.
 *
 * @param number as the program shows it, from 1
 * @param cells as a person reads them; the value of a cell that is merged over several rows stands in each of them
 * @param flaws columns whose cell cannot be trusted, and why
 * @param span over how many columns its first filled cell is merged; 1 if it is not
 */
public record SheetRow(long number, List<String> cells, Map<Integer, Rule> flaws, int span) {
    public SheetRow {
        Objects.requireNonNull(cells);
        Objects.requireNonNull(flaws);
    }

    boolean isBlank() {
        return cells.stream().allMatch(SheetRow::isBlank);
    }

    long filled() {
        return cells.stream().filter(cell -> !isBlank(cell)).count();
    }

    /** The column of the first cell that is filled; as many as there are cells if none is. */
    int firstFilled() {
        int column = 0;
        while (column < cells.size() && isBlank(cells.get(column))) {
            column++;
        }
        return column;
    }

    /** Spreadsheets are full of no-break spaces. */
    private static boolean isBlank(String cell) {
        return cell.chars().allMatch(c -> Character.isWhitespace(c) || c == '\u00a0');
    }
}
