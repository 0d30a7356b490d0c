package io.batchwatch.board.events;

import io.batchwatch.board.live.NewsListener;
import io.batchwatch.board.live.ViewKind;
import io.batchwatch.views.AlertView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells all viewers: of alerts at once, of changed views together and at most four times a second. One thread tells them all,
 * and nobody waits for it. Thread-safe.
 */
public final class EventHub implements NewsListener, AutoCloseable {
    /** What a viewer costs is measured: see the board's README. */
    public static final int MOST_VIEWERS = 1_024;

    /** More news than this at a time is told by letting all go: they come back and ask anew. */
    static final int MOST_ALERTS_WAITING = 10_000;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(250);

    private final long heartbeatNanos;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Queue<AlertView> alerts = new ArrayDeque<>();
    private final Set<ViewKind> changes = EnumSet.noneOf(ViewKind.class);
    private final Thread teller = new Thread(this::tell, "board-events");
    private boolean isClosed;
    private long changesDue = System.nanoTime();
    private long heartbeatDue;

    private EventHub(Duration heartbeat) {
        heartbeatNanos = heartbeat.toNanos();
        heartbeatDue = System.nanoTime() + heartbeatNanos;
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

    /**
     * Keeps a place for a viewer, until it is gone.
     *
     * @return empty if there are too many
     */
    public synchronized Optional<Viewer> admit() {
        if (isClosed || viewers.size() >= MOST_VIEWERS) {
            return Optional.empty();
        }
        Viewer viewer = new Viewer(viewers::remove);
        viewers.add(viewer);
        return Optional.of(viewer);
    }

    public int viewers() {
        return viewers.size();
    }

    @Override
    public synchronized void alerted(AlertView alert) {
        if (viewers.isEmpty()) {
            return;
        }
        if (alerts.size() == MOST_ALERTS_WAITING) {
            alerts.clear();
            viewers.forEach(Viewer::letGo);
            return;
        }
        alerts.add(alert);
        notifyAll();
    }

    @Override
    public synchronized void changed(ViewKind kind) {
        changes.add(kind);
        notifyAll();
    }

    /** One thing to tell all viewers. */
    @FunctionalInterface
    private interface News {
        void tell(Viewer viewer);
    }

    private void tell() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                News news = awaitNews();
                viewers.forEach(news::tell);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first of several changes is told at once, the rest together when the next telling is due. */
    private synchronized News awaitNews() throws InterruptedException {
        while (true) {
            long now = System.nanoTime();
            if (!alerts.isEmpty()) {
                byte[] event = Events.alert(alerts.remove());
                return viewer -> viewer.alert(event);
            }
            if (!changes.isEmpty() && now - changesDue >= 0) {
                changesDue = now + BETWEEN_CHANGES.toNanos();
                Set<ViewKind> told = EnumSet.copyOf(changes);
                changes.clear();
                return viewer -> viewer.changed(told);
            }
            if (now - heartbeatDue >= 0) {
                heartbeatDue = now + heartbeatNanos;
                return Viewer::beat;
            }
            long due = changes.isEmpty() || heartbeatDue - changesDue < 0 ? heartbeatDue : changesDue;
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, due - now));
        }
    }

    /** Lets all viewers go. */
    @Override
    public synchronized void close() {
        isClosed = true;
        teller.interrupt();
        viewers.forEach(Viewer::letGo);
    }
}
