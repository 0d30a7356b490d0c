package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.process.BrokerProcess;
import io.batchwatch.bench.process.Peer;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Kafka Connect with its own source of a file's lines. The connectors that know CSV (spooldir, FilePulse) are not on Maven
 * Central; they do more for each row than this one.
 */
final class ConnectProcess {
    private ConnectProcess() {}

    /**
     * @param input the one file that it follows; more lines of it are more records
     */
    static WatchedProcess start(BenchSettings settings, BrokerProcess broker, Path work, Path input, String topic)
            throws IOException, InterruptedException {
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
                """.formatted(input, topic), StandardCharsets.UTF_8);
        return WatchedProcess.start(
                List.of(
                        WatchedProcess.java(),
                        "-Xmx1536m",
                        // A worker without its task would be waited for, for as long as there is patience.
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        Peer.classPath(settings, "connect"),
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        worker.toString(),
                        connector.toString()),
                work.resolve("connect.out"));
    }
}
