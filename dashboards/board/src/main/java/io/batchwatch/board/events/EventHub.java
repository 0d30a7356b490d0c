package io.batchwatch.board.events;

import io.batchwatch.board.live.NewsListener;
import io.batchwatch.board.live.ViewKind;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.ViewCodec;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells all viewers: of alerts at once, of changed views together and at most four times a second. Thread-safe. */
public final class EventHub implements NewsListener, AutoCloseable {
    /** Each viewer costs a thread that mostly sleeps. */
    public static final int MOST_VIEWERS = 128;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(250);

    private final Duration heartbeat;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Set<ViewKind> changes = EnumSet.noneOf(ViewKind.class);
    private final Thread teller = new Thread(this::tellChanges, "board-events");
    private boolean isClosed;

    private EventHub(Duration heartbeat) {
        this.heartbeat = heartbeat;
        teller.setDaemon(true);
    }

    public static EventHub open() {
        return open(HEARTBEAT);
    }

    static EventHub open(Duration heartbeat) {
        EventHub hub = new EventHub(heartbeat);
        hub.teller.start();
        return hub;
    }

    /** What viewers are told of changes. */
    private record Changed(List<String> views) {}

    /**
     * Lets a viewer see all events from now on.
     *
     * @return completes when the viewer is gone and its stream is no longer written to; empty if there are too many
     */
    public synchronized Optional<CompletableFuture<Void>> join(OutputStream out) {
        if (isClosed || viewers.size() >= MOST_VIEWERS) {
            return Optional.empty();
        }
        Viewer viewer = new Viewer(out, heartbeat);
        viewers.add(viewer);
        CompletableFuture<Void> left = viewer.gone().whenComplete((nothing, failure) -> viewers.remove(viewer));
        viewer.start();
        return Optional.of(left);
    }

    public int viewers() {
        return viewers.size();
    }

    @Override
    public void alerted(AlertView alert) {
        tell(event("alert", alert));
    }

    @Override
    public synchronized void changed(ViewKind kind) {
        changes.add(kind);
        notifyAll();
    }

    /** The first of several changes is told at once, the rest together when the next telling is due. */
    private void tellChanges() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tell(event("changed", awaitChanges()));
                Thread.sleep(BETWEEN_CHANGES.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Changed awaitChanges() throws InterruptedException {
        while (changes.isEmpty()) {
            wait();
        }
        Changed told = new Changed(changes.stream().map(ViewKind::code).toList());
        changes.clear();
        return told;
    }

    private void tell(byte[] event) {
        viewers.forEach(viewer -> viewer.offer(event));
    }

    private static byte[] event(String name, Object data) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        event.writeBytes(ViewCodec.encode(data));
        event.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        return event.toByteArray();
    }

    /** Lets all viewers go. */
    @Override
    public synchronized void close() {
        isClosed = true;
        teller.interrupt();
        viewers.forEach(Viewer::letGo);
    }
}
