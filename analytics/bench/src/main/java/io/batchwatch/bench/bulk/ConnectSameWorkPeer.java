package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.Peer;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Kafka Connect's source of a file's lines, and a Flink job that does our work as one would write it first. */
final class ConnectSameWorkPeer implements BulkPeer {
    private static final String TOPIC = "lines";

    @Override
    public String name() {
        return "connect-same-work";
    }

    @Override
    public String title() {
        return "Kafka Connect + Flink, same work";
    }

    @Override
    public Duty duty() {
        return Duty.SAME_WORK;
    }

    @Override
    public Taken take(BenchSettings settings, Path file, long rows) throws IOException, InterruptedException {
        Path work = Directories.empty(settings.work().resolve(name()));
        SameWork.Given given = SameWork.Given.in(work, settings, file, rows);
        Path parquet = Files.createDirectories(work.resolve("parquet"));
        Path input = work.resolve("input.csv");
        long first = FirstRows.writeToBeCorrected(given.file(), input);
        try (BrokerProcess broker = BrokerProcess.start(work);
                SameWork same = SameWork.open(given, broker, parquet);
                WatchedProcess connect = connect(settings, broker, work, input);
                WatchedProcess flink = flink(settings, given, broker, work, parquet)) {
            same.awaitFirst(flink, first);
            Usage before = usage(broker, connect, flink);
            long start = System.nanoTime();
            try (OutputStream end = Files.newOutputStream(input, StandardOpenOption.APPEND)) {
                Files.copy(given.file(), end);
            }
            same.awaitAll(List.of(connect, flink));
            Taken taken = new Taken(
                    given.outcome().rows(),
                    Duration.ofNanos(System.nanoTime() - start),
                    usage(broker, connect, flink).since(before));
            same.requireRight();
            return taken;
        }
    }

    private static Usage usage(BrokerProcess broker, WatchedProcess connect, WatchedProcess flink) {
        return broker.process().usage().plus(connect.usage()).plus(flink.usage());
    }

    private static WatchedProcess connect(BenchSettings settings, BrokerProcess broker, Path work, Path input)
            throws IOException, InterruptedException {
        // One partition: of two rows of the same identity the later one counts.
        TopicEnd.create(broker.bootstrapServers(), TOPIC, 1).close();
        return ConnectProcess.start(settings, broker, work, input, TOPIC);
    }

    private static WatchedProcess flink(
            BenchSettings settings, SameWork.Given given, BrokerProcess broker, Path work, Path parquet)
            throws IOException, InterruptedException {
        return WatchedProcess.start(
                List.of(
                        WatchedProcess.java(),
                        "-Xmx1536m",
                        "-cp",
                        Peer.classPath(settings, "flink"),
                        "peer.JudgedToParquet",
                        broker.bootstrapServers(),
                        TOPIC,
                        SameWork.COUNTS,
                        SameWork.UNSAFE,
                        given.limits().toString(),
                        parquet.toString(),
                        work.resolve("checkpoints").toString()),
                work.resolve("flink.out"));
    }
}
