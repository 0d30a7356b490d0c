package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of the table of batches, and what DuckDB finds of them. */
final class Rows {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private Rows() {}

    static HistoryRow batch(int number) {
        BatchMoment moment =
                new BatchMoment(NOON, "found", "", BatchState.CLEAR, BatchState.UNSAFE, "", "", "不合格。", "It fails.");
        BatchView view = new BatchView(
                name(number),
                "leek",
                "韭菜",
                "vegetable",
                "",
                "m_dongmen",
                BatchState.UNSAFE,
                Severity.MAJOR,
                "pesticide",
                false,
                NOON,
                NOON.plusSeconds(number),
                List.of(),
                List.of(),
                List.of(),
                List.of(moment),
                number);
        return BatchesTable.row(view, moment);
    }

    static HistoryRow batch(int number, String partition) {
        HistoryRow row = batch(number);
        return new HistoryRow(partition, row.order(), row.content());
    }

    static String name(int number) {
        return "LOT-%05d".formatted(number);
    }

    /** Cells joined by commas, row by row; {@code FILES} in the question stands for the table's files. */
    static List<String> ask(Path history, String sql) throws SQLException {
        return askFile(history.resolve("batches").resolve("**").resolve("*.parquet"), sql);
    }

    /** The same of one file, or of those that a pattern names. */
    static List<String> askFile(Path file, String sql) throws SQLException {
        return ask(sql.replace("FILES", "read_parquet('" + file + "')"));
    }

    static List<String> ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(rows.getString(column));
                }
                found.add(String.join(",", cells));
            }
            return found;
        }
    }
}
