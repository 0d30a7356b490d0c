package io.batchwatch.bench.reprocess;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.bulk.DuckDbCopy;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.ParquetCount;
import io.batchwatch.bench.process.Taking;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.WatchedProcess;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All results that ever came, judged and written once more. */
public final class ReprocessBenchmark implements Benchmark {
    private static final double OF_THE_LIMIT = 1 / 3.0;
    private static final Pattern RATE = Pattern.compile("in the history, .*, ([\\d,]+)/s");

    @Override
    public String name() {
        return "reprocess";
    }

    @Override
    public String question() {
        return "`backfill` on a stopped house: history, state and views made again of `lab.results`, from its start until"
                + " every verdict is compared with the one before; against DuckDB writing the same rows from the CSV.";
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
        notebook.goal(Goal.atLeast(
                OF_THE_LIMIT,
                "of it",
                "rate of the whole, against DuckDB",
                again(settings, data, notebook) / copy.rate(rows)));
        return notebook.findings();
    }

    private static double again(BenchSettings settings, Path data, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (WatchedProcess backfill =
                WatchedProcess.start(command(settings, data), settings.work().resolve("backfill.out"))) {
            String said = backfill.awaitEnd();
            double seconds = (System.nanoTime() - start) / 1e9;
            requireTheSame(data, settings.rows(), said);
            Usage usage = backfill.usage();
            notebook.figure("batchwatch", "all compared after", seconds, "s");
            notebook.figure("batchwatch", "rate of the whole", settings.rows() / seconds, "rows/s");
            notebook.figure("batchwatch", "rate of judging into Parquet", rateOfJudging(said), "rows/s");
            notebook.figure("batchwatch", "processor time", usage.processorSeconds(), "s");
            notebook.figure("batchwatch", "peak memory", usage.peakMebibytes(), "MiB");
            return settings.rows() / seconds;
        }
    }

    private static List<String> command(BenchSettings settings, Path data) {
        List<String> command = new ArrayList<>(List.of(WatchedProcess.java()));
        command.addAll(settings.houseOptions());
        command.addAll(List.of("-jar", settings.jar().toString(), "backfill", "--data", data.toString()));
        return command;
    }

    private static double rateOfJudging(String said) {
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("it does not say how quick it was: " + said);
        }
        return Double.parseDouble(rate.group(1).replace(",", ""));
    }

    /** By the same rules nothing may be judged otherwise, and every row is there once. */
    private static void requireTheSame(Path data, long rows, String said) {
        try (ParquetCount count = ParquetCount.open()) {
            long held = count.below(data.resolve("history").resolve("results"), House.OF_A_FILE);
            if (held != rows || !said.contains("· 0 of ")) {
                throw new IllegalStateException("the history holds " + held + " instead of " + rows + ": " + said);
            }
        }
    }
}
