package io.batchwatch.standalone.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One broker for one machine: loopback only, one copy of everything, as few threads and as little memory as will do.
 *
 * <p>An acknowledged record is in the operating system's hands, not yet on the disk: it survives the death of this
 * process in any way, and may be lost with the last seconds before a power cut (see docs/decisions/002).
 */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "CLIENT";
    private static final String LOOPBACK = "127.0.0.1";

    private BrokerProperties() {}

    static Map<String, String> of(Path directory, int clientPort, int controllerPort) {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(identity(directory, clientPort, controllerPort));
        properties.putAll(oneOfEverything());
        properties.putAll(smallFootprint());
        properties.putAll(swiftness());
        return properties;
    }

    private static Map<String, String> identity(Path directory, int clientPort, int controllerPort) {
        String client = CLIENT_LISTENER + "://" + LOOPBACK + ":" + clientPort;
        String controller = CONTROLLER_LISTENER + "://" + LOOPBACK + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + LOOPBACK + ":" + controllerPort,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                client + "," + controller,
                "advertised.listeners",
                client,
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                CLIENT_LISTENER,
                "log.dirs",
                directory.toAbsolutePath().toString());
    }

    private static Map<String, String> oneOfEverything() {
        return Map.of(
                "num.partitions", "1",
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "auto.create.topics.enable", "false",
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                // A transaction of the job that was killed must not hold readers up for long.
                "transaction.max.timeout.ms", "900000");
    }

    private static Map<String, String> smallFootprint() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "queued.max.requests", "64",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.index.size.max.bytes", "1048576",
                "offsets.topic.segment.bytes", "4194304",
                "transaction.state.log.segment.bytes", "4194304",
                "metadata.log.segment.bytes", "8388608");
    }

    private static Map<String, String> swiftness() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // After a kill the controller waits this long for the dead incarnation before it takes the new one (9 s
                // by default: most of a restart). A pause longer than this fences the broker until its next heartbeat;
                // clients wait and lose nothing.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                "log.retention.check.interval.ms", "60000",
                "log.cleaner.backoff.ms", "15000",
                "controlled.shutdown.enable", "true");
    }
}
