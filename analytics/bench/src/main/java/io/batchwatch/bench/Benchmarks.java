package io.batchwatch.bench;

import io.batchwatch.bench.bulk.BulkBenchmark;
import io.batchwatch.bench.growth.GrowthBenchmark;
import io.batchwatch.bench.hop.HopBenchmark;
import io.batchwatch.bench.judge.JudgeBenchmark;
import io.batchwatch.bench.latency.LatencyBenchmark;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.bench.report.Machine;
import io.batchwatch.bench.report.Page;
import io.batchwatch.bench.report.Report;
import io.batchwatch.bench.reprocess.ReprocessBenchmark;
import io.batchwatch.bench.scale.ScaleBenchmark;
import io.batchwatch.bench.start.StartBenchmark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Runs the benchmarks that are asked for, one after another. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new BulkBenchmark(),
            new HopBenchmark(),
            new JudgeBenchmark(),
            new LatencyBenchmark(),
            new GrowthBenchmark(),
            new StartBenchmark(),
            new ReprocessBenchmark(),
            new ScaleBenchmark());

    private Benchmarks() {}

    /**
     * @param arguments names of benchmarks, separated by commas; {@code all} for all
     */
    public static void main(String[] arguments) throws Exception {
        List<Benchmark> asked = asked(arguments.length == 0 ? "" : arguments[0]);
        Properties given = System.getProperties();
        BenchSettings settings = BenchSettings.of(given);
        Publication publication = Publication.of(given.getProperty("bench.publish"));
        List<String> failed = new ArrayList<>();
        for (Benchmark benchmark : asked) {
            try {
                run(benchmark, settings, given, publication);
            } catch (Exception e) {
                // The others are worth measuring all the same.
                System.out.println(benchmark.name() + " failed");
                e.printStackTrace(System.out);
                failed.add(benchmark.name());
            }
        }
        Directories.empty(settings.work());
        if (!failed.isEmpty()) {
            throw new IllegalStateException("failed: " + String.join(", ", failed));
        }
    }

    private static void run(Benchmark benchmark, BenchSettings settings, Properties given, Publication publication)
            throws Exception {
        Directories.empty(settings.work());
        Machine machine = Machine.look(settings.root());
        switch (publication) {
            case YES -> machine.requireQuiet();
            case NO -> {}
        }
        Instant start = Instant.now();
        Findings findings = benchmark.measure(settings);
        Report report =
                Report.of(benchmark.name(), benchmark.question(), start, command(benchmark, given), machine, findings);
        publish(report, settings, publication);
        System.out.println(Page.section(report));
    }

    static List<Benchmark> asked(String names) {
        if (names.equals("all")) {
            return ALL;
        }
        return Stream.of(names.split(","))
                .map(String::strip)
                .map(name -> ALL.stream()
                        .filter(benchmark -> benchmark.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no benchmark " + name + "; there are: " + String.join(", ", names()) + ", all")))
                .toList();
    }

    private static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    /** As it would be typed again. */
    private static String command(Benchmark benchmark, Properties given) {
        StringBuilder command = new StringBuilder("mvn -q -Pbench -pl analytics/bench -am -DskipTests verify -Dbench=")
                .append(benchmark.name());
        for (String name : List.of("rows", "samples", "seconds", "steps", "peers", "peers.rows", "house.options")) {
            String value = given.getProperty("bench." + name, "");
            if (!value.isEmpty()) {
                command.append(" -Dbench.").append(name).append('=').append(value);
            }
        }
        return command.toString();
    }

    private static void publish(Report report, BenchSettings settings, Publication publication) throws Exception {
        Path own = settings.root().resolve("analytics/bench/target/benchmarks");
        Page.write(report, own, own.resolve("benchmarks.md"));
        switch (publication) {
            case YES -> {
                Path docs = settings.root().resolve("analytics/docs");
                Page.write(report, docs.resolve("benchmarks"), docs.resolve("benchmarks.md"));
            }
            case NO -> {}
        }
    }
}
