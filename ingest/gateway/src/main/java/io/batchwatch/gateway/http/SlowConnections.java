package io.batchwatch.gateway.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Hangs up on who says nothing whole: a header that comes drop by drop keeps a connection from being idle, and would hold its
 * place for hours. Bodies have their own time.
 */
final class SlowConnections implements Connection.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Map<Connection, Since> open = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final Duration patience;

    private static final class Since {
        private final AtomicInteger requests = new AtomicInteger();
        private volatile long quiet = System.nanoTime();

        private boolean isSlow(Duration patience) {
            return requests.get() == 0 && System.nanoTime() - quiet > patience.toNanos();
        }
    }

    SlowConnections(Scheduler scheduler) {
        this(scheduler, PATIENCE);
    }

    SlowConnections(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    void start() {
        Duration next = patience.compareTo(BETWEEN_LOOKS) < 0 ? patience : BETWEEN_LOOKS;
        scheduler.schedule(this::look, next);
    }

    @Override
    public void onOpened(Connection connection) {
        // What is below encryption knows of no requests.
        if (!(connection instanceof SslConnection)) {
            open.put(connection, new Since());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    /** A header has come in whole: until its answer has gone out, its sender is not slow. */
    void begins(Request request) {
        Since since = open.get(request.getConnectionMetaData().getConnection());
        if (since != null) {
            since.requests.incrementAndGet();
            Request.addCompletionListener(request, failure -> {
                since.quiet = System.nanoTime();
                since.requests.decrementAndGet();
            });
        }
    }

    private void look() {
        open.forEach((connection, since) -> {
            if (since.isSlow(patience)) {
                connection.getEndPoint().close();
            }
        });
        start();
    }
}
