package io.batchwatch.bench.process;

import io.batchwatch.standalone.broker.Broker;
import io.batchwatch.standalone.broker.BrokerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The house's own kind of broker, alone in a process. */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Pattern LISTENS = Pattern.compile("broker at (\\S+)");

    private final WatchedProcess process;
    private final String bootstrapServers;

    private BrokerProcess(WatchedProcess process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns when clients can connect. */
    public static BrokerProcess start(Path work) throws IOException, InterruptedException {
        Path directory = Directories.empty(work.resolve("broker"));
        WatchedProcess process = WatchedProcess.start(
                WatchedProcess.own(BrokerProcess.class, List.of("-Xmx512m"), List.of(directory.toString())),
                work.resolve("broker.out"));
        try {
            return new BrokerProcess(process, process.awaitLine(LISTENS, START).group(1));
        } catch (IllegalStateException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public WatchedProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    /**
     * @param arguments the directory
     */
    public static void main(String[] arguments) throws IOException {
        Broker broker = Broker.start(new BrokerSettings(Path.of(arguments[0]).resolve("kafka"), 0));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
        System.out.println("broker at " + broker.bootstrapServers());
    }
}
