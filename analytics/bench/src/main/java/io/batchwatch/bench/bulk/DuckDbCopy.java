package io.batchwatch.bench.bulk;

import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** DuckDB reads a CSV and writes it as sorted zstd Parquet: about the fastest way that there is. */
public final class DuckDbCopy {
    private static final int THREADS = 2;
    private static final int TIMES = 3;
    private static final Pattern BEST = Pattern.compile("best (\\d+) ns");

    private DuckDbCopy() {}

    /**
     * @param wall of the copy alone, the best of {@value #TIMES}
     * @param usage of the whole process, divided by {@value #TIMES}
     */
    public record Measured(Duration wall, Usage usage) {
        /** Rows a second. */
        public double rate(long rows) {
            return rows / (wall.toNanos() / 1e9);
        }
    }

    public static Measured inItsOwnProcess(Path work, Path csv) throws IOException, InterruptedException {
        Path out = Directories.empty(work.resolve("duckdb"));
        try (WatchedProcess process = WatchedProcess.start(
                WatchedProcess.own(
                        DuckDbCopy.class,
                        List.of(),
                        List.of(csv.toString(), out.resolve("copy.parquet").toString())),
                work.resolve("duckdb.out"))) {
            process.awaitEnd();
            var best = BEST.matcher(process.output());
            if (!best.find()) {
                throw new IllegalStateException("DuckDB did not say how long it took: " + process.output());
            }
            Usage all = process.usage();
            return new Measured(
                    Duration.ofNanos(Long.parseLong(best.group(1))),
                    new Usage(all.processor().dividedBy(TIMES), all.peakBytes()));
        }
    }

    /**
     * @param arguments the CSV, and the Parquet file to write
     */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("set threads = " + THREADS);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < TIMES; i++) {
                Files.deleteIfExists(Path.of(arguments[1]));
                long start = System.nanoTime();
                statement.execute("copy (select * from read_csv('" + arguments[0]
                        + "', header = true) order by sampled_at, sample_id) to '" + arguments[1]
                        + "' (format parquet, compression zstd)");
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.println("best " + best + " ns");
        }
    }
}
