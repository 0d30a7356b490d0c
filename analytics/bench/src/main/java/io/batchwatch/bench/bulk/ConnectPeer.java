package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.Directories;
import io.batchwatch.bench.process.ParquetCount;
import io.batchwatch.bench.process.Peer;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.process.Waiting;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Kafka Connect's own source of a file's lines, and a plain Flink job that writes them as Parquet. */
final class ConnectPeer implements BulkPeer {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final String TOPIC = "lines";

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public String title() {
        return "Kafka Connect + Flink, moving only";
    }

    @Override
    public Duty duty() {
        return Duty.ONLY_MOVES;
    }

    @Override
    public Taken take(BenchSettings settings, Path file, long rows) throws IOException, InterruptedException {
        Path work = Directories.empty(settings.work().resolve(name()));
        String flinkPath = Peer.classPath(settings, "flink");
        Path parquet = Files.createDirectories(work.resolve("parquet"));
        Path input = work.resolve("input.csv");
        long first = FirstRows.write(file, input);
        try (BrokerProcess broker = BrokerProcess.start(work);
                TopicEnd topic = TopicEnd.create(broker.bootstrapServers(), TOPIC);
                WatchedProcess connect = ConnectProcess.start(settings, broker, work, input, TOPIC);
                WatchedProcess flink = flink(flinkPath, broker, work, parquet);
                ParquetCount count = ParquetCount.open()) {
            Waiting.until("Connect reads", START, () -> CamelPeer.there(connect, topic.records() >= first));
            Waiting.until("Flink writes", START, () -> CamelPeer.there(flink, count.below(parquet, "true") >= first));
            Usage before = usage(broker, connect, flink);
            long start = System.nanoTime();
            // This connector follows one file, so that a new one is more lines of it.
            try (OutputStream end = Files.newOutputStream(input, StandardOpenOption.APPEND)) {
                Files.copy(file, end);
            }
            Waiting.untilSeldomLooking(
                    "all rows are in Parquet",
                    PATIENCE,
                    () -> CamelPeer.there(List.of(connect, flink), count.below(parquet, "true") >= first + rows));
            return new Taken(
                    rows,
                    Duration.ofNanos(System.nanoTime() - start),
                    usage(broker, connect, flink).since(before));
        }
    }

    private static Usage usage(BrokerProcess broker, WatchedProcess connect, WatchedProcess flink) {
        return broker.process().usage().plus(connect.usage()).plus(flink.usage());
    }

    private static WatchedProcess flink(String classPath, BrokerProcess broker, Path work, Path parquet)
            throws IOException {
        return WatchedProcess.start(
                List.of(
                        WatchedProcess.java(),
                        "-Xmx1536m",
                        "-cp",
                        classPath,
                        "peer.LinesToParquet",
                        broker.bootstrapServers(),
                        TOPIC,
                        parquet.toString()),
                work.resolve("flink.out"));
    }
}
