package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.partner.LimitsFile;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One large file, against what copies it, and what one would write to do the same. */
public final class BulkBenchmark implements Benchmark {
    private static final String PARTNER = "generic";
    private static final double OF_THE_LIMIT = 1 / 3.0;
    private static final double TIMES_THE_PEERS = 5;
    private static final List<BulkPeer> PEERS = List.of(
            new CamelPeer(), new ConnectPeer(), new SparkPeer(), new ConnectSameWorkPeer(), new SparkSameWorkPeer());

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public String question() {
        return "A large CSV dropped into the inbox of a running house until all its rows are in the receipt, on the board"
                + " and in Parquet; against DuckDB, which reads the same file and writes sorted zstd Parquet with two"
                + " threads and judges nothing (the limit); against others that only move the rows (\"moving only\"); and"
                + " against what one would write with the same frameworks for the same outcome (\"same work\"): typed, each"
                + " result once or corrected, judged by the limit of its day, in zstd Parquet with its verdict, counted by"
                + " day, site, food, analyte and verdict onto a topic, unsafe batches told of. Those keep no bytes, answer"
                + " no row, give no reasons, and know no states of batches, no re-tests, no other kinds of rule and no"
                + " credibility.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        Path file = settings.work().resolve("bulk.csv");
        PartnerFile.write(file, Lot.of("M", settings.rows()));
        notebook.figure("file", "size", Files.size(file) / 1e6, "MB");
        notebook.figure(
                "file", "results that fail", (double) outcome(settings, file).fails(), "");
        double limit = limit(settings, file, notebook);
        double house = house(settings, file, notebook);
        notebook.goal(Goal.atLeast(OF_THE_LIMIT, "of it", "rate to Parquet, against DuckDB", house / limit));
        Map<BulkPeer.Duty, Double> best = best(settings, file, notebook);
        best.values().stream()
                .max(Double::compare)
                .ifPresent(rate ->
                        timesThePeers("the best peer, those that only move rows among them", house / rate, notebook));
        Optional.ofNullable(best.get(BulkPeer.Duty.SAME_WORK))
                .ifPresent(rate -> timesThePeers("the best peer doing the same work", house / rate, notebook));
        return notebook.findings();
    }

    private static Outcome outcome(BenchSettings settings, Path file) throws IOException {
        Path limits = settings.work().resolve("limits.csv");
        LimitsFile.write(limits);
        return Outcome.of(file, limits);
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
            notebook.figure("batchwatch", "results that fail", (double) house.held("verdict = 'FAIL'"), "");
            bytes("history", house, rows, notebook);
            bytes("kafka", house, rows, notebook);
            bytes("checkpoints", house, rows, notebook);
            bytes("archive", house, rows, notebook);
            return taking.historyRate();
        }
    }

    private static void timesThePeers(String whom, double times, Findings.Notebook notebook) {
        notebook.goal(Goal.atLeast(TIMES_THE_PEERS, "times it", "rate to Parquet, against " + whom, times));
    }

    /** Rows a second of the fastest peer of each kind, of those that were asked for and came to their end. */
    private static Map<BulkPeer.Duty, Double> best(BenchSettings settings, Path file, Findings.Notebook notebook)
            throws InterruptedException {
        Map<BulkPeer.Duty, Double> best = new EnumMap<>(BulkPeer.Duty.class);
        for (BulkPeer peer : PEERS) {
            if (settings.wantsPeer(peer.name())) {
                taken(peer, settings, file, notebook)
                        .ifPresent(taken -> best.merge(peer.duty(), taken.rate(), Double::max));
            }
        }
        return best;
    }

    /** Empty if it failed: the others' figures are worth having all the same. */
    private static Optional<BulkPeer.Taken> taken(
            BulkPeer peer, BenchSettings settings, Path file, Findings.Notebook notebook) throws InterruptedException {
        try {
            BulkPeer.Taken taken = peer.take(settings, file, settings.rows());
            notebook.figure(peer.title(), "rows", (double) taken.rows(), "");
            notebook.figure(peer.title(), "rate", taken.rate(), "rows/s");
            use(peer.title(), taken.usage(), taken.rows(), notebook);
            Directories.delete(settings.work().resolve(peer.name()));
            return Optional.of(taken);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(System.out);
            notebook.remark("**" + peer.title() + " failed, and has no figures here.**");
            return Optional.empty();
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
}
