package io.batchwatch.standalone.broker;

import java.io.IOException;
import java.net.BindException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/** A running broker. */
public final class Broker implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private Broker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Returns when clients can connect.
     *
     * @throws BindException if the settings name a port that is in use
     * @throws IOException if the directory cannot be prepared
     */
    public static Broker start(BrokerSettings settings) throws IOException {
        LogFormat.ensure(settings.directory(), BrokerProperties.NODE_ID, BrokerProperties.CONTROLLER_LISTENER);
        for (int attempt = 1; ; attempt++) {
            int clientPort = settings.port() == 0 ? FreePort.find() : settings.port();
            try {
                return start(settings, clientPort, FreePort.find());
            } catch (KafkaException e) {
                // Between finding a free port and taking it, another process may have taken it.
                if (attempt == ATTEMPTS || !isPortTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static Broker start(BrokerSettings settings, int clientPort, int controllerPort) throws BindException {
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(BrokerProperties.of(settings.directory(), clientPort, controllerPort), false),
                Time.SYSTEM);
        try {
            server.startup();
        } catch (KafkaException e) {
            server.shutdown();
            if (settings.port() != 0 && isPortTaken(e)) {
                BindException taken = new BindException("port " + settings.port() + " is in use");
                taken.initCause(e);
                throw taken;
            }
            throw e;
        }
        return new Broker(server, "127.0.0.1:" + clientPort);
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Writes what is in memory and stops. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static boolean isPortTaken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
