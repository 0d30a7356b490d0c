package io.batchwatch.bench.start;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.Benchmark;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Taking;
import io.batchwatch.bench.process.WatchedProcess;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Goal;
import io.batchwatch.bench.report.Quantiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** From the command to {@code ready}, cold and with much state, against the least that Kafka and Flink need. */
public final class StartBenchmark implements Benchmark {
    private static final int TIMES = 5;
    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double WANTED_SECONDS = 7;
    private static final double WANTED_MEBIBYTES = 1024;
    private static final Pattern RUNS = Pattern.compile("the floor runs");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String question() {
        return "From the command to `ready`: an empty directory (the middle of five), and one with all rows in its state;"
                + " against a process that starts the same broker and a Flink cluster with one empty job, and nothing else.";
    }

    @Override
    public Findings measure(BenchSettings settings) throws Exception {
        Findings.Notebook notebook = new Findings.Notebook();
        floor(settings, notebook);
        cold(settings, notebook);
        withState(settings, notebook);
        return notebook.findings();
    }

    private static void floor(BenchSettings settings, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Path directory = Directories.empty(settings.work().resolve("floor"));
            long start = System.nanoTime();
            try (WatchedProcess floor = WatchedProcess.start(
                    WatchedProcess.own(FloorProcess.class, List.of("-Xmx1536m"), List.of(directory.toString())),
                    settings.work().resolve("floor.out"))) {
                floor.awaitLine(RUNS, PATIENCE);
                seconds.add((System.nanoTime() - start) / 1e9);
                processor.add(floor.usage().processorSeconds());
                if (i == TIMES - 1) {
                    notebook.figure("floor", "memory at rest", atRest(floor), "MiB");
                }
            }
        }
        notebook.figure("floor", "time", Quantiles.of(seconds).at(0.5), "s");
        notebook.figure("floor", "processor time", Quantiles.of(processor).at(0.5), "s");
    }

    private static void cold(BenchSettings settings, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        double atRest = 0;
        for (int i = 0; i < TIMES; i++) {
            try (House house =
                    House.start(settings, Directories.empty(settings.work().resolve("cold")))) {
                seconds.add(house.untilReady().toNanos() / 1e9);
                processor.add(house.process().usage().processorSeconds());
                if (i == TIMES - 1) {
                    atRest = atRest(house.process());
                    notebook.figure("batchwatch, cold", "memory at rest", atRest, "MiB");
                }
            }
        }
        Quantiles times = Quantiles.of(seconds);
        notebook.figure("batchwatch, cold", "time to ready", times.at(0.5), "s");
        notebook.figure("batchwatch, cold", "time to ready, worst", times.at(1), "s");
        notebook.figure(
                "batchwatch, cold", "processor time", Quantiles.of(processor).at(0.5), "s");
        notebook.goal(Goal.atMost(WANTED_SECONDS, "s", "cold start to ready", times.at(0.5)));
        notebook.goal(Goal.atMost(WANTED_MEBIBYTES, "MiB", "resident memory at rest", atRest));
    }

    private static void withState(BenchSettings settings, Findings.Notebook notebook)
            throws IOException, InterruptedException {
        Path data = Directories.empty(settings.work().resolve("year"));
        try (House house = House.start(settings, data)) {
            Path file = house.data().resolve("year.csv");
            PartnerFile.write(file, Lot.of("Y", settings.rows()));
            Taking.of(house, "generic", file, settings.rows(), 0);
        }
        try (House house = House.start(settings, data)) {
            long ready = System.nanoTime();
            notebook.figure("batchwatch, with state", "results", (double) settings.rows(), "");
            notebook.figure(
                    "batchwatch, with state",
                    "time to ready",
                    house.untilReady().toNanos() / 1e9,
                    "s");
            house.awaitJudged(settings.rows());
            notebook.figure(
                    "batchwatch, with state", "all on the board after ready", (System.nanoTime() - ready) / 1e9, "s");
            notebook.figure("batchwatch, with state", "memory at rest", atRest(house.process()), "MiB");
        }
    }

    private static double atRest(WatchedProcess process) throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLE.toSeconds());
        process.newPeak();
        return process.usage().peakMebibytes();
    }
}
