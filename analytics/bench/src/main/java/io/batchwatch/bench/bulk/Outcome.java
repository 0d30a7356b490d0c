package io.batchwatch.bench.bulk;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What must come of a file, whoever judges it. */
record Outcome(long rows, long fails) {
    /** By a join in DuckDB, with nothing of ours and nothing of a peer. */
    static Outcome of(Path file, Path limits) {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet counts = statement.executeQuery("""
                        select count(*), count(*) filter (try_cast(value as double) > l."limit")
                        from read_csv('%s', header = true, all_varchar = true) r
                        left join read_csv('%s', header = true) l
                        on r.product = l.product and r.analyte = l.analyte and r.unit = l.unit
                        and r.sampled_at[:10]::date between l.valid_from and l.valid_to
                        """.formatted(file, limits))) {
            counts.next();
            return new Outcome(counts.getLong(1), counts.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot judge " + file, e);
        }
    }
}
