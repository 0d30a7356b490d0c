package io.batchwatch.bench.scale;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.ParquetCount;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.Waiting;
import io.batchwatch.bench.process.WatchedProcess;
import io.batchwatch.bench.report.Findings;
import io.batchwatch.standalone.broker.TopicPlan;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * The job on a cluster of processes, reading a topic that is full already: how long it takes, and what it takes. In another
 * run one task manager is killed in the middle.
 */
final class SeparateProcesses {
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Sums of residues are in the history as well; nobody sent them. */
    private static final String SENT = "transport is distinct from 'derived'";

    private final BenchSettings settings;
    private final Path work;
    private final Path file;
    private final Findings.Notebook notebook;

    SeparateProcesses(BenchSettings settings, Findings.Notebook notebook) throws IOException {
        this.settings = settings;
        this.notebook = notebook;
        work = settings.work().resolve("processes");
        file = Directories.empty(settings.work().resolve("processes-file")).resolve("scale.csv");
        PartnerFile.write(file, Lot.of("M", settings.rows()));
    }

    /** What happens while the job works. */
    @FunctionalInterface
    private interface Course {
        void follow(FlinkProcesses cluster, CountedResults counted) throws IOException, InterruptedException;
    }

    void measure(int taskManagers) throws Exception {
        measure(taskManagers, taskManagers + " task managers", (cluster, counted) -> {});
    }

    void measureKill(int taskManagers) throws Exception {
        String subject = taskManagers + " task managers, one of them killed";
        measure(taskManagers, subject, (cluster, counted) -> {
            await(cluster, "a third is counted", () -> counted.now() >= settings.rows() / 3);
            long killed = System.nanoTime();
            cluster.killTaskManager();
            cluster.addTaskManager();
            cluster.awaitJobBroken();
            notebook.figure(subject, "loss noticed after", secondsSince(killed), "s");
            cluster.awaitJob();
            notebook.figure(subject, "all tasks run again after", secondsSince(killed), "s");
            long known = counted.now();
            await(cluster, "it counts on", () -> counted.now() > known);
            notebook.figure(subject, "counts on after", secondsSince(killed), "s");
        });
    }

    private void measure(int taskManagers, String subject, Course course) throws Exception {
        Path reference = Directories.empty(work).resolve("reference");
        Path history = work.resolve("history");
        try (BrokerProcess broker = BrokerProcess.start(work)) {
            fill(broker, reference);
            try (FlinkProcesses cluster = FlinkProcesses.start(work, taskManagers);
                    CountedResults counted = new CountedResults(broker.bootstrapServers())) {
                Usage before = broker.process().usage().plus(cluster.usage());
                cluster.submit(jobJar(), broker.bootstrapServers(), history, reference);
                cluster.awaitJob();
                long start = System.nanoTime();
                course.follow(cluster, counted);
                await(cluster, "all is counted", () -> counted.now() >= settings.rows());
                double seconds = secondsSince(start);
                Usage usage = broker.process().usage().plus(cluster.usage()).since(before);
                note(subject, seconds, usage);
                awaitHistory(cluster, history);
                notebook.figure(subject, "all in Parquet after", secondsSince(start), "s");
                if (counted.now() != settings.rows()) {
                    throw new IllegalStateException(counted.now() + " are counted instead of " + settings.rows());
                }
            }
        }
    }

    private void note(String subject, double seconds, Usage usage) {
        notebook.figure(subject, "all counted after", seconds, "s");
        notebook.figure(subject, "rate to the views", settings.rows() / seconds, "results/s");
        notebook.figure(subject, "processor time", usage.processorSeconds(), "s");
        notebook.figure(subject, "processor time a result", 1e6 * usage.processorSeconds() / settings.rows(), "µs");
        notebook.figure(subject, "peak memory of all processes", usage.peakMebibytes(), "MiB");
    }

    private void fill(BrokerProcess broker, Path reference) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicPlan.ensure(admin);
        }
        try (WatchedProcess gateway = WatchedProcess.start(
                WatchedProcess.own(
                        FillProcess.class,
                        List.of("-Xmx1g"),
                        List.of(broker.bootstrapServers(), reference.toString(), file.toString())),
                work.resolve("fill.out"))) {
            gateway.awaitEnd();
        }
    }

    /** Whatever its version. */
    private Path jobJar() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(settings.root().resolve("target/lib"), "jobs-*.jar")) {
            return jars.iterator().next();
        }
    }

    private void awaitHistory(FlinkProcesses cluster, Path history) throws InterruptedException {
        Path results = history.resolve("results");
        try (ParquetCount count = ParquetCount.open()) {
            Waiting.untilSeldomLooking("the history holds all", PATIENCE, () -> {
                cluster.requireAlive();
                return count.below(results, SENT) >= settings.rows() ? Optional.of(true) : Optional.empty();
            });
            long held = count.below(results, SENT);
            if (held != settings.rows()) {
                throw new IllegalStateException("the history holds " + held + " instead of " + settings.rows());
            }
        }
    }

    private static void await(FlinkProcesses cluster, String what, Condition condition) throws InterruptedException {
        Waiting.until(what, PATIENCE, () -> {
            cluster.requireAlive();
            return condition.holds() ? Optional.of(true) : Optional.empty();
        });
    }

    /** Something that comes true. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
