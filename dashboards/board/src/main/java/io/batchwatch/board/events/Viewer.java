package io.batchwatch.board.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One open page: events wait in a short queue for the viewer's own thread to write them. */
final class Viewer {
    private static final int WAITING = 256;
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final Duration heartbeat;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Thread writer = new Thread(this::write, "board-viewer");

    Viewer(OutputStream out, Duration heartbeat) {
        this.out = out;
        this.heartbeat = heartbeat;
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /** Never waits: a viewer that is too far behind is let go. */
    void offer(byte[] event) {
        if (!waiting.offer(event)) {
            letGo();
        }
    }

    /** Soon {@link #gone}, also when its thread is stuck in a write that nobody reads. */
    void letGo() {
        writer.interrupt();
    }

    /** Completes, on the viewer's own thread, when nothing more will be written. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    private void write() {
        try {
            write(HEARTBEAT);
            while (!Thread.currentThread().isInterrupted()) {
                byte[] event = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                write(event == null ? HEARTBEAT : event);
            }
        } catch (IOException | InterruptedException e) {
            // The page was closed, its line is dead or it was let go: there is nobody left to tell.
            Thread.currentThread().interrupt();
        } finally {
            // What completes with it must not find the thread interrupted.
            boolean wasInterrupted = Thread.interrupted();
            gone.complete(null);
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(byte[] event) throws IOException {
        out.write(event);
        out.flush();
    }
}
