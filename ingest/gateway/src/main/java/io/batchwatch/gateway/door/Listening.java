package io.batchwatch.gateway.door;

import io.batchwatch.gateway.profile.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Others call us, several at a time, each on a line of its own. */
final class Listening implements OpenDoor {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(15);

    private final String partner;
    private final ServerSocket server;
    private final int mostLines;
    private final Function<Socket, Line> answering;
    private final Map<Line, Thread> lines = new ConcurrentHashMap<>();

    /** One connection, for as long as it lasts. */
    interface Line extends Runnable {
        /** What is being taken is answered first. */
        void end();
    }

    private Listening(String partner, ServerSocket server, int mostLines, Function<Socket, Line> answering) {
        this.partner = partner;
        this.server = server;
        this.mostLines = mostLines;
        this.answering = answering;
    }

    /**
     * @param sockets plain ones, or such as speak TLS
     * @param mostLines at a time; one more is not let in
     * @throws IllegalStateException if nobody can listen there
     */
    static Listening open(
            String partner, Address at, ServerSocketFactory sockets, int mostLines, Function<Socket, Line> answering) {
        try {
            ServerSocket server = sockets.createServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(new InetSocketAddress(at.host(), at.port()));
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            Listening door = new Listening(partner, server, mostLines, answering);
            daemon(door::accept, "batchwatch-listening-" + server.getLocalPort());
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
                    LOG.warn("{}: nobody could be let in at {}: {}", partner, port(), e.toString());
                }
            }
        }
    }

    private void enter(Socket socket) throws IOException {
        if (lines.size() >= mostLines) {
            LOG.warn("{}: {} lines are open at {}, one more is not taken", partner, mostLines, port());
            socket.close();
            return;
        }
        Line line = answering.apply(socket);
        Thread thread = new Thread(
                () -> {
                    try {
                        line.run();
                    } finally {
                        lines.remove(line);
                    }
                },
                "batchwatch-line");
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
            LOG.warn("{}: the port {} does not shut: {}", partner, port(), e.toString());
        }
        lines.keySet().forEach(Line::end);
        try {
            for (Thread thread : lines.values()) {
                thread.join(PATIENCE_AT_THE_END.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
