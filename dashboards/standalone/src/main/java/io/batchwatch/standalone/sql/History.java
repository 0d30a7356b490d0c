package io.batchwatch.standalone.sql;

import io.batchwatch.rules.reference.ControlTargets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The history, open for questions: the views that {@code views.sql} describes. It reads files only, so it needs no running
 * house and disturbs none.
 */
public final class History implements AutoCloseable {
    private static final PathMatcher PARQUET = FileSystems.getDefault().getPathMatcher("glob:*.parquet");

    private final Connection connection;
    private final CellText cells;

    private History(Connection connection, CellText cells) {
        this.connection = connection;
        this.cells = cells;
    }

    /**
     * @param directory of the history; it need not exist yet
     * @param zone days and instants are shown in
     */
    public static History open(Path directory, ZoneId zone) throws QueryException {
        return open(directory, ControlTargets.NONE, zone);
    }

    /**
     * @param directory of the history; it need not exist yet
     * @param targets what control samples should show
     * @param zone days and instants are shown in
     */
    public static History open(Path directory, ControlTargets targets, ZoneId zone) throws QueryException {
        Path place = directory.toAbsolutePath().normalize();
        return open(zone, connection -> {
            try (Statement statement = connection.createStatement()) {
                describe(statement, place);
                ControlPeriods.fill(connection, targets);
                lock(statement, List.of(place));
            }
        });
    }

    /**
     * Two histories of the same results: the views of the later one, and {@code verdict_changes}.
     */
    static History openBoth(Path before, Path now, ZoneId zone) throws QueryException {
        Path earlier = before.toAbsolutePath().normalize();
        Path later = now.toAbsolutePath().normalize();
        return open(zone, connection -> {
            try (Statement statement = connection.createStatement()) {
                describe(statement, later);
                statement.execute("create view stored_before as " + stored(earlier.resolve("results"), "no_results"));
                statement.execute(resource("changes.sql"));
                lock(statement, List.of(earlier, later));
            }
        });
    }

    /** What is done to a connection before it is asked. */
    @FunctionalInterface
    private interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    private static History open(ZoneId zone, Preparation preparation) throws QueryException {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings());
            try (Statement statement = connection.createStatement()) {
                statement.execute("set TimeZone = '" + zone.getId() + "'");
                preparation.prepare(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new History(connection, new CellText(zone));
        } catch (SQLException e) {
            throw new QueryException("cannot open the history: " + oneLine(e), e);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        // Rows come as they are asked for, so that an answer of any size needs little memory.
        settings.setProperty("jdbc_stream_results", "true");
        // It shares the machine with a running house.
        settings.setProperty("memory_limit", "1GB");
        settings.setProperty("temp_directory", System.getProperty("java.io.tmpdir") + "/batchwatch-query");
        return settings;
    }

    private static void describe(Statement statement, Path directory) throws SQLException {
        statement.execute(resource("tables.sql"));
        statement.execute("create view stored_results as " + stored(directory.resolve("results"), "no_results"));
        statement.execute("create view stored_batches as " + stored(directory.resolve("batches"), "no_batches"));
        statement.execute("create view batch_story as " + stored(directory.resolve("batch_story"), "no_batch_story"));
        statement.execute(resource("views.sql"));
    }

    /** From here on nothing else can be read, whatever is asked. */
    private static void lock(Statement statement, List<Path> directories) throws SQLException {
        String allowed = directories.stream()
                .map(directory -> "'" + quoted(directory) + "'")
                .collect(Collectors.joining(", "));
        statement.execute("set allowed_directories = [" + allowed + "]");
        statement.execute("set enable_external_access = false");
        statement.execute("set lock_configuration = true");
    }

    /** All files below a directory as one relation that has the empty table's columns even where no file has them. */
    private static String stored(Path directory, String emptyTable) {
        String files = "select * from read_parquet('" + quoted(directory)
                + "/**/*.parquet', union_by_name = true, hive_partitioning = false)";
        return "select * from " + emptyTable + (holdsParquet(directory) ? " union all by name " + files : "");
    }

    private static boolean holdsParquet(Path directory) {
        if (Files.notExists(directory)) {
            return false;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.anyMatch(path -> PARQUET.matches(path.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    private static String resource(String name) {
        try (InputStream in = History.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks one question.
     *
     * @throws QueryException with one line that says what is wrong
     */
    public void ask(String sql, Answer.Reader reader) throws QueryException {
        Optional<String> objection = ReadingOnly.objection(sql);
        if (objection.isPresent()) {
            throw new QueryException(objection.get());
        }
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            reader.begin(head(columns));
            while (rows.next()) {
                List<Answer.Cell> row = new ArrayList<>(columns.getColumnCount());
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(cells.of(rows.getObject(i)));
                }
                reader.row(row);
            }
            reader.end();
        } catch (SQLException e) {
            throw new QueryException(oneLine(e), e);
        }
    }

    private static Answer head(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
            numeric.add(isNumeric(columns.getColumnType(i)));
        }
        return new Answer(names, numeric);
    }

    private static boolean isNumeric(int type) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.FLOAT,
                    Types.REAL,
                    Types.DOUBLE,
                    Types.NUMERIC,
                    Types.DECIMAL -> true;
            default -> false;
        };
    }

    /** DuckDB's message without the drawing under it. */
    private static String oneLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message).strip();
    }

    @Override
    public void close() throws QueryException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new QueryException("cannot close the history: " + oneLine(e), e);
        }
    }
}
