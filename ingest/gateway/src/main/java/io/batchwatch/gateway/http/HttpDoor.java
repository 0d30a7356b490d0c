package io.batchwatch.gateway.http;

import io.batchwatch.gateway.acts.ActsDesk;
import io.batchwatch.gateway.door.MessageDesk;
import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.key.PartnerKeys;
import io.batchwatch.gateway.profile.PartnerProfiles;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server that messages are pushed to. Jetty reads HTTP; what it reads is handed to the desk. */
public final class HttpDoor implements AutoCloseable {
    private static final int WORKERS = 16;
    private static final int MOST_QUEUED = 512;
    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_HEADER_BYTES = 8 << 10;
    private static final int MOST_THREADS = 12;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration IDLE_AT_THE_END = Duration.ofMillis(100);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final Server server;
    private final ServerConnector connector;
    private final ThreadPoolExecutor workers;
    private final boolean isEncrypted;

    /**
     * What lies behind the door.
     *
     * @param intake knows the receipts
     * @param acts takes what was done about batches
     */
    public record Behind(
            MessageDesk desk,
            FileIntake intake,
            ActsDesk acts,
            PartnerKeys keys,
            PartnerProfiles profiles,
            Clock clock) {}

    private HttpDoor(Server server, ServerConnector connector, ThreadPoolExecutor workers, boolean isEncrypted) {
        this.server = server;
        this.connector = connector;
        this.workers = workers;
        this.isEncrypted = isEncrypted;
    }

    /**
     * @throws IOException if the port is taken, or the certificates cannot be used
     */
    public static HttpDoor open(HttpDoorSettings settings, Behind behind) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("batchwatch-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ThreadPoolExecutor workers = workers();
        SlowConnections slow = new SlowConnections(server.getScheduler());
        server.setHandler(new PushHandler(behind, settings.mostBytes(), slow, workers));
        server.setErrorHandler((request, response, callback) -> {
            Reply.refuse(response, callback, Refusal.ofServer(response.getStatus()));
            return true;
        });
        server.setStopTimeout(PATIENCE_AT_THE_END.toMillis());
        ServerConnector connector = connector(server, settings);
        connector.addBean(slow);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        HttpDoor door =
                new HttpDoor(server, connector, workers, settings.certificates().isPresent());
        door.start(slow);
        return door;
    }

    private void start(SlowConnections slow) throws IOException {
        try {
            server.start();
            slow.start();
        } catch (Exception e) {
            close();
            throw e instanceof IOException broken ? broken : new IOException(e.toString(), e);
        }
    }

    private static ThreadPoolExecutor workers() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_QUEUED), work -> {
                    Thread thread = new Thread(work, "batchwatch-push");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private static ServerConnector connector(Server server, HttpDoorSettings settings) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = settings.certificates().isPresent()
                ? new ServerConnector(
                        server,
                        1,
                        1,
                        new SslConnectionFactory(
                                encryption(settings.certificates().get()), plain.getProtocol()),
                        plain)
                : new ServerConnector(server, 1, 1, plain);
        connector.setHost(settings.address());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
        return connector;
    }

    private static SslContextFactory.Server encryption(Certificates certificates) throws IOException {
        SslContextFactory.Server encryption = new SslContextFactory.Server();
        encryption.setKeyStore(certificates.keys());
        encryption.setKeyStorePassword(certificates.password());
        encryption.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        Optional<KeyStore> authorities = certificates.authorities();
        if (authorities.isPresent()) {
            encryption.setTrustStore(authorities.get());
            encryption.setNeedClientAuth(true);
        }
        return encryption;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Where it is, for a person on this machine. */
    public String url() {
        return (isEncrypted ? "https" : "http") + "://localhost:" + port();
    }

    /** What is being taken is answered first. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP door does not shut", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
