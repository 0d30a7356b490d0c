package io.batchwatch.gateway.sheet;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.reading.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The row of a sheet that names its columns.
 *
 * @param lastRow number of the last row of the header, which has two where groups of columns have a name above theirs
 * @param fields how many fields it names
 */
record HeaderRow(long lastRow, List<String> columns, int fields) {
    /** So many rows are looked at; titles and addresses above a table take fewer. */
    private static final int MOST_ROWS = 60;

    /** A sheet of sums may well name samples and where they are from. */
    private static final int FEWEST_FIELDS = 3;

    /**
     * The row that names most fields, the first of such.
     *
     * @param above how many rows are above it, where that is known: then it is the next; else 0
     */
    static Optional<HeaderRow> find(SheetRows rows, int above, Header.KnownNames names) throws IOException {
        List<SheetRow> looked = new ArrayList<>();
        Optional<SheetRow> next = rows.next();
        while (next.isPresent() && looked.size() < MOST_ROWS) {
            if (next.get().number() > above && !next.get().isBlank()) {
                looked.add(next.get());
            }
            next = rows.next();
        }
        if (looked.isEmpty()) {
            return Optional.empty();
        }
        int best = 0;
        for (int i = 1; i < looked.size() && above == 0; i++) {
            if (fields(looked.get(i), names) > fields(looked.get(best), names)) {
                best = i;
            }
        }
        return Optional.of(header(looked, best, names));
    }

    boolean namesResults() {
        return fields >= FEWEST_FIELDS;
    }

    private static HeaderRow header(List<SheetRow> looked, int best, Header.KnownNames names) {
        SheetRow row = looked.get(best);
        if (best + 1 < looked.size()
                && continues(row.cells(), looked.get(best + 1).cells())) {
            List<String> lower = lowered(row.cells(), looked.get(best + 1).cells());
            int fields = names.among(lower);
            if (fields >= fields(row, names)) {
                return new HeaderRow(looked.get(best + 1).number(), lower, fields);
            }
        }
        return new HeaderRow(row.number(), trimmed(row.cells()), fields(row, names));
    }

    /** In the second row of a header the names that are merged over both rows stand again, and others are new. */
    private static boolean continues(List<String> upper, List<String> lower) {
        int again = 0;
        int fresh = 0;
        for (int i = 0; i < lower.size(); i++) {
            String above = i < upper.size() ? upper.get(i) : "";
            if (!lower.get(i).isBlank()) {
                again += lower.get(i).equals(above) ? 1 : 0;
                fresh += lower.get(i).equals(above) ? 0 : 1;
            }
        }
        return again >= 2 && fresh >= 1;
    }

    private static List<String> lowered(List<String> upper, List<String> lower) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String below = i < lower.size() ? lower.get(i) : "";
            names.add(!below.isBlank() || i >= upper.size() ? below : upper.get(i));
        }
        return trimmed(names);
    }

    /** Without the empty columns at its right: behind them nobody names anything. */
    private static List<String> trimmed(List<String> cells) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return List.copyOf(cells.subList(0, width));
    }

    /** The header stands again in a row, as it does on each page of a long list; case and blanks make no difference. */
    boolean standsAgainIn(SheetRow row) {
        int first = row.firstFilled();
        if (first >= columns.size()
                || !row.cells()
                        .get(first)
                        .strip()
                        .equalsIgnoreCase(columns.get(first).strip())) {
            return false;
        }
        for (int i = first; i < row.cells().size(); i++) {
            String name = i < columns.size() ? columns.get(i) : "";
            if (!Folded.of(row.cells().get(i)).equals(Folded.of(name))) {
                return false;
            }
        }
        return true;
    }

    private static int fields(SheetRow row, Header.KnownNames names) {
        return names.among(row.cells());
    }
}
