package io.batchwatch.bench.reprocess;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.bulk.DuckDbCopy;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Taking;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All results that ever came, judged and written once more. */
public final class ReprocessBenchmark implements Benchmark {
    private static final double OF_THE_LIMIT = 1 / 3.0;

    @Override
    public String name() {
        return "reprocess";
    }

    @Override
    public String question() {
        return "A stopped house loses its checkpoints and its history, and makes both again of `lab.results`, from its"
                + " start to the last row in Parquet; against DuckDB writing the same rows from the CSV.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        Path data = settings.work().resolve("house");
        long rows = settings.rows();
        Path file = settings.work().resolve("all.csv");
        PartnerFile.write(file, Lot.of("M", rows));
        DuckDbCopy.Measured copy = DuckDbCopy.inItsOwnProcess(settings.work(), file);
        notebook.figure("DuckDB", "rate", copy.rate(rows), "rows/s");
        try (House house = House.start(settings, data)) {
            Taking.of(house, "generic", Files.move(file, data.resolve("all.csv")), rows, 0);
        }
        Directories.delete(data.resolve("checkpoints"));
        Directories.delete(data.resolve("history"));
        notebook.goal(Goal.atLeast(
                OF_THE_LIMIT,
                "of it",
                "rate to Parquet, against DuckDB",
                again(settings, data, notebook) / copy.rate(rows)));
        return notebook.findings();
    }

    private static double again(BenchSettings settings, Path data, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (House house = House.start(settings, data)) {
            house.awaitHistory(settings.rows());
            double seconds = (System.nanoTime() - start) / 1e9;
            Usage usage = house.process().usage();
            notebook.figure("batchwatch", "all in Parquet after", seconds, "s");
            notebook.figure("batchwatch", "rate to Parquet", settings.rows() / seconds, "rows/s");
            notebook.figure("batchwatch", "processor time", usage.processorSeconds(), "s");
            notebook.figure("batchwatch", "peak memory", usage.peakMebibytes(), "MiB");
            return settings.rows() / seconds;
        }
    }
}
