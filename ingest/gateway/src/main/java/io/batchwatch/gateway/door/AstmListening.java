package io.batchwatch.gateway.door;

import io.batchwatch.gateway.profile.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instruments call us, several at a time, each on its own line. */
final class AstmListening implements OpenDoor {
    private static final Logger LOG = LoggerFactory.getLogger(AstmListening.class);
    private static final int MOST_LINES = 64;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(15);

    private final ServerSocket server;
    private final AstmMessages messages;
    private final Clock clock;
    private final Map<AstmLine, Thread> lines = new ConcurrentHashMap<>();

    private AstmListening(ServerSocket server, AstmMessages messages, Clock clock) {
        this.server = server;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @throws IllegalStateException if nobody can listen there
     */
    static AstmListening open(Address at, AstmMessages messages, Clock clock) {
        try {
            ServerSocket server = new ServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(new InetSocketAddress(at.host(), at.port()));
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            AstmListening door = new AstmListening(server, messages, clock);
            daemon(door::accept, "batchwatch-astm-" + server.getLocalPort());
            return door;
        } catch (IOException e) {
            throw new IllegalStateException("cannot listen at " + at + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                enter(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("{}: nobody could be let in at {}: {}", messages.partner(), port(), e.toString());
                }
            }
        }
    }

    private void enter(Socket socket) throws IOException {
        if (lines.size() >= MOST_LINES) {
            LOG.warn("{}: {} lines are open at {}, one more is not taken", messages.partner(), MOST_LINES, port());
            socket.close();
            return;
        }
        AstmLine line = new AstmLine(socket, messages, clock);
        Thread thread = new Thread(
                () -> {
                    try {
                        line.run();
                    } finally {
                        lines.remove(line);
                    }
                },
                "batchwatch-astm-line");
        thread.setDaemon(true);
        lines.put(line, thread);
        thread.start();
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean isOpen() {
        return !server.isClosed();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("{}: the port {} does not shut: {}", messages.partner(), port(), e.toString());
        }
        lines.keySet().forEach(AstmLine::close);
        try {
            for (Thread thread : lines.values()) {
                thread.join(PATIENCE_AT_THE_END.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        messages.close();
    }
}
