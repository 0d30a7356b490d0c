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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Kafka Connect's own source of a file's lines, and a plain Flink job that writes them as Parquet. The connectors that know
 * CSV (spooldir, FilePulse) are not on Maven Central; they do more for each row than this one.
 */
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
        return "Kafka Connect + Flink job";
    }

    @Override
    public Moved move(BenchSettings settings, Path file, long rows) throws IOException, InterruptedException {
        Path work = Directories.empty(settings.work().resolve(name()));
        String connectPath = Peer.classPath(settings, name());
        String flinkPath = Peer.classPath(settings, "flink");
        Path parquet = Files.createDirectories(work.resolve("parquet"));
        Path input = work.resolve("input.csv");
        long first = FirstRows.write(file, input);
        try (BrokerProcess broker = BrokerProcess.start(work);
                TopicEnd topic = TopicEnd.create(broker.bootstrapServers(), TOPIC);
                WatchedProcess connect = connect(connectPath, broker, work, input);
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
                    () -> CamelPeer.there(flink, count.below(parquet, "true") >= first + rows));
            return new Moved(
                    rows,
                    Duration.ofNanos(System.nanoTime() - start),
                    usage(broker, connect, flink).since(before));
        }
    }

    private static Usage usage(BrokerProcess broker, WatchedProcess connect, WatchedProcess flink) {
        return broker.process().usage().plus(connect.usage()).plus(flink.usage());
    }

    private static WatchedProcess connect(String classPath, BrokerProcess broker, Path work, Path input)
            throws IOException {
        Path worker = Files.writeString(
                work.resolve("worker.properties"),
                """
                bootstrap.servers=%s
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                offset.storage.file.filename=%s
                listeners=http://127.0.0.1:0
                plugin.discovery=only_scan
                producer.compression.type=lz4
                """.formatted(broker.bootstrapServers(), work.resolve("offsets")),
                StandardCharsets.UTF_8);
        Path connector = Files.writeString(
                work.resolve("connector.properties"), """
                name=lines
                connector.class=org.apache.kafka.connect.file.FileStreamSourceConnector
                tasks.max=1
                file=%s
                topic=%s
                """.formatted(input, TOPIC), StandardCharsets.UTF_8);
        return WatchedProcess.start(
                List.of(
                        WatchedProcess.java(),
                        "-Xmx1g",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classPath,
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        worker.toString(),
                        connector.toString()),
                work.resolve("connect.out"));
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
