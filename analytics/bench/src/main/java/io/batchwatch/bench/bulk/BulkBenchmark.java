package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
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
import java.util.List;
import java.util.OptionalDouble;

/** One large file, against what merely copies it. */
public final class BulkBenchmark implements Benchmark {
    private static final String PARTNER = "generic";
    private static final double OF_THE_LIMIT = 1 / 3.0;
    private static final double TIMES_THE_PEERS = 5;
    private static final List<BulkPeer> PEERS = List.of(new CamelPeer(), new ConnectPeer(), new SparkPeer());

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public String question() {
        return "A large CSV dropped into the inbox of a running house until all its rows are in the receipt, on the board"
                + " and in Parquet; against DuckDB, which reads the same file and writes sorted zstd Parquet with two"
                + " threads and judges nothing (the limit), and against others that only move the rows.";
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
        OptionalDouble best = best(settings, file, notebook);
        if (best.isPresent()) {
            notebook.goal(Goal.atLeast(
                    TIMES_THE_PEERS, "times it", "rate to Parquet, against the best peer", house / best.getAsDouble()));
        }
        return notebook.findings();
    }

    private static double limit(BenchSettings settings, Path file, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        DuckDbCopy.Measured copy = DuckDbCopy.inItsOwnProcess(settings.work(), file);
        double rate = copy.rate(settings.rows());
        notebook.figure("DuckDB", "wall time", copy.wall().toNanos() / 1e9, "s");
        notebook.figure("DuckDB", "rate", rate, "rows/s");
        use("DuckDB", copy.usage(), settings.rows(), notebook);
        return rate;
    }

    private static double house(BenchSettings settings, Path file, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        long rows = settings.rows();
        try (House house = House.start(settings, settings.work().resolve("house"))) {
            Path copy = Files.copy(file, house.data().resolve("bulk.csv"));
            Taking taking = Taking.of(house, PARTNER, copy, rows, 0);
            taking.note("batchwatch", notebook);
            bytes("history", house, rows, notebook);
            bytes("kafka", house, rows, notebook);
            bytes("checkpoints", house, rows, notebook);
            bytes("archive", house, rows, notebook);
            return taking.historyRate();
        }
    }

    /** Rows a second of the fastest peer that was asked for. */
    private static OptionalDouble best(BenchSettings settings, Path file, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        double best = 0;
        for (BulkPeer peer : PEERS) {
            if (settings.wantsPeer(peer.name())) {
                BulkPeer.Moved moved = peer.move(settings, file, settings.rows());
                notebook.figure(peer.title(), "rows", (double) moved.rows(), "");
                notebook.figure(peer.title(), "rate", moved.rate(), "rows/s");
                use(peer.title(), moved.usage(), moved.rows(), notebook);
                best = Math.max(best, moved.rate());
            }
        }
        return best == 0 ? OptionalDouble.empty() : OptionalDouble.of(best);
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
}
