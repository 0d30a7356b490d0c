package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables as tests look at them. */
public final class Tables {
    private Tables() {}

    /** Opens a table; as a test writes it. */
    public interface Opening {
        Table open() throws IOException, UnreadableException;
    }

    /** Each row as its filled columns; one that is broken as its rule. */
    public static List<Map<String, String>> rows(Table table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Rows.Next next : all(table)) {
            if (next instanceof Rows.Next.Row row) {
                rows.add(filled(table.columns(), row.row().cells()));
            } else if (next instanceof Rows.Next.Broken broken) {
                rows.add(Map.of("broken", broken.problem().rule().code()));
            }
        }
        return rows;
    }

    /** Each row's line and place. */
    public static List<String> places(Table table) throws IOException {
        return all(table).stream()
                .map(next -> next instanceof Rows.Next.Row row ? row.row() : ((Rows.Next.Broken) next).row())
                .map(row -> row.line() + " " + row.place())
                .toList();
    }

    public static RawRow first(Table table) throws IOException {
        return ((Rows.Next.Row) all(table).get(0)).row();
    }

    /** What was wrong with each row that is broken. */
    public static List<Problem> problems(Table table) throws IOException {
        return all(table).stream()
                .filter(Rows.Next.Broken.class::isInstance)
                .map(next -> ((Rows.Next.Broken) next).problem())
                .toList();
    }

    private static List<Rows.Next> all(Table table) throws IOException {
        List<Rows.Next> all = new ArrayList<>();
        try (Rows rows = table.rows()) {
            Rows.Next next = rows.next();
            while (!(next instanceof Rows.Next.End)) {
                all.add(next);
                next = rows.next();
            }
        }
        return all;
    }

    private static Map<String, String> filled(List<String> columns, List<String> cells) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                filled.put(columns.get(i), cells.get(i));
            }
        }
        return filled;
    }
}
