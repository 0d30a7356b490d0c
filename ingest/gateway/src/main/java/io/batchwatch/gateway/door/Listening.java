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
    private final Duration patience;
    private final Map<Line, Connection> lines = new ConcurrentHashMap<>();

    private record Connection(Thread thread, Socket socket) {
        /** Who never reads our answer would hold it for ever: not even a farewell is waited for. */
        void cut() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** One connection, for as long as it lasts. */
    interface Line extends Runnable {
        /** What is being taken is answered first. */
        void end();
    }

    private Listening(
            String partner, ServerSocket server, int mostLines, Function<Socket, Line> answering, Duration patience) {
        this.partner = partner;
        this.server = server;
        this.mostLines = mostLines;
        this.answering = answering;
        this.patience = patience;
    }

    /**
     * @param sockets plain ones, or such as speak TLS
     * @param mostLines at a time; one more is not let in
     * @throws IllegalStateException if nobody can listen there
     */
    static Listening open(
            String partner, Address at, ServerSocketFactory sockets, int mostLines, Function<Socket, Line> answering) {
        return open(partner, at, sockets, mostLines, answering, PATIENCE_AT_THE_END);
    }

    /**
     * @param patience at the end: lines that have not ended by then are cut
     */
    static Listening open(
            String partner,
            Address at,
            ServerSocketFactory sockets,
            int mostLines,
            Function<Socket, Line> answering,
            Duration patience) {
        try {
            ServerSocket server = sockets.createServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(new InetSocketAddress(at.host(), at.port()));
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            Listening door = new Listening(partner, server, mostLines, answering, patience);
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
        lines.put(line, new Connection(thread, socket));
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
            long until = System.nanoTime() + patience.toNanos();
            for (Connection line : lines.values()) {
                line.thread()
                        .join(Math.max(
                                1, Duration.ofNanos(until - System.nanoTime()).toMillis()));
            }
            for (Connection line : lines.values()) {
                cut(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut(Connection line) {
        try {
            line.cut();
        } catch (IOException e) {
            LOG.debug("{}: {} is cut already", partner, line.socket(), e);
        }
    }
}
