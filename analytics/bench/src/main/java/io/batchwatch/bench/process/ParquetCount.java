package io.batchwatch.bench.process;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** Rows in Parquet files, counted by DuckDB: what anybody would see. */
public final class ParquetCount implements AutoCloseable {
    private static final PathMatcher PARQUET = FileSystems.getDefault().getPathMatcher("glob:**.parquet");

    private final Connection connection;

    private ParquetCount(Connection connection) {
        this.connection = connection;
    }

    public static ParquetCount open() {
        try {
            return new ParquetCount(DriverManager.getConnection("jdbc:duckdb:"));
        } catch (SQLException e) {
            throw new IllegalStateException("no DuckDB", e);
        }
    }

    /**
     * Of all files below; 0 while one of them is still being written.
     *
     * @param condition in SQL; {@code true} needs no look at the rows themselves
     */
    public long below(Path directory, String condition) {
        return ask(directory, "count(*)", condition);
    }

    /** As {@link #below}: the sum of a column of whole numbers. */
    public long sumBelow(Path directory, String column, String condition) {
        return ask(directory, "sum(" + column + ")", condition);
    }

    private long ask(Path directory, String what, String condition) {
        if (hasNone(directory)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "select " + what + " from read_parquet('" + directory + "/**/*.parquet') where " + condition)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            return 0;
        }
    }

    private static boolean hasNone(Path directory) {
        if (Files.notExists(directory)) {
            return true;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.noneMatch(PARQUET::matches);
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
