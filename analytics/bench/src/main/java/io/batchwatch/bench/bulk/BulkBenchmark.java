package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One large file, against what merely copies it. */
public final class BulkBenchmark implements Benchmark {
    private static final String PARTNER = "generic";
    private static final double OF_THE_LIMIT = 1 / 3.0;

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public String question() {
        return "A large CSV dropped into the inbox of a running house until all its rows are in the receipt, on the board"
                + " and in Parquet; against DuckDB, which reads the same file and writes sorted zstd Parquet with two"
                + " threads and judges nothing (the limit).";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        Path file = settings.work().resolve("bulk.csv");
        PartnerFile.write(file, Lot.of("M", settings.rows()));
        notebook.figure("file", "size", Files.size(file) / 1e6, "MB");
        double limit = limit(settings, file, notebook);
        double house = house(settings, file, notebook);
        notebook.goal(Goal.atLeast(OF_THE_LIMIT, "of it", "rate to Parquet, against DuckDB", house / limit));
        return notebook.findings();
    }

    private static double limit(BenchSettings settings, Path file, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        DuckDbCopy.Measured copy = DuckDbCopy.inItsOwnProcess(settings.work(), file);
        double rate = rate(settings.rows(), copy.wall());
        notebook.figure("DuckDB", "wall time", seconds(copy.wall()), "s");
        notebook.figure("DuckDB", "rate", rate, "rows/s");
        use("DuckDB", copy.usage(), settings.rows(), notebook);
        return rate;
    }

    private static double house(BenchSettings settings, Path file, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        long rows = settings.rows();
        try (House house = House.start(settings, settings.work().resolve("house"))) {
            Path copy = Files.copy(file, house.data().resolve("bulk.csv"));
            Usage before = house.process().usage();
            long start = System.nanoTime();
            house.drop(PARTNER, copy);
            house.awaitReceipt(PARTNER, "bulk.csv", rows);
            notebook.figure("batchwatch", "receipt after", seconds(since(start)), "s");
            house.awaitJudged(rows);
            Duration judged = since(start);
            notebook.figure("batchwatch", "all on the board after", seconds(judged), "s");
            notebook.figure("batchwatch", "rate to the board", rate(rows, judged), "rows/s");
            house.awaitHistory(rows);
            Duration wall = since(start);
            Usage usage = house.process().usage().since(before);
            notebook.figure("batchwatch", "all in Parquet after", seconds(wall), "s");
            notebook.figure("batchwatch", "rate to Parquet", rate(rows, wall), "rows/s");
            use("batchwatch", usage, rows, notebook);
            bytes("history", house, rows, notebook);
            bytes("kafka", house, rows, notebook);
            bytes("checkpoints", house, rows, notebook);
            bytes("archive", house, rows, notebook);
            return rate(rows, wall);
        }
    }

    private static void bytes(String directory, House house, long rows, Findings.Notebook notebook) throws IOException {
        double bytes = Directories.bytes(house.data().resolve(directory));
        notebook.figure("batchwatch", "disk, " + directory, bytes / rows, "B/result");
    }

    private static void use(String subject, Usage usage, long rows, Findings.Notebook notebook) {
        notebook.figure(subject, "processor time", usage.processorSeconds(), "s");
        notebook.figure(subject, "processor time a row", 1e6 * usage.processorSeconds() / rows, "µs");
        notebook.figure(subject, "peak memory", usage.peakMebibytes(), "MiB");
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double rate(long rows, Duration duration) {
        return rows / seconds(duration);
    }
}
