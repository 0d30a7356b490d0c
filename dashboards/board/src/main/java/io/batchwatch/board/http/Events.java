package io.batchwatch.board.http;

import io.batchwatch.board.state.BoardListener;
import io.batchwatch.board.state.Subject;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.ViewCodec;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells viewers what changed: alerts at once, all else four times a second at most. One thread tells all; a viewer that
 * does not listen is let go.
 */
final class Events implements BoardListener, AutoCloseable {
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MOST_VIEWERS = 1_000;
    private static final int MOST_WAITING_ALERTS = 1_000;

    private final Set<SseClient> viewers = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<AlertView> alerts = new LinkedBlockingQueue<>(MOST_WAITING_ALERTS);
    private final Set<Subject> changed = EnumSet.noneOf(Subject.class);
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "batchwatch-board-events");
        thread.setDaemon(true);
        return thread;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // these go on until the teller ends
    Events() {
        teller.scheduleWithFixedDelay(
                this::tellChanges, BETWEEN_CHANGES.toMillis(), BETWEEN_CHANGES.toMillis(), TimeUnit.MILLISECONDS);
        teller.scheduleWithFixedDelay(
                () -> tell(viewer -> viewer.sendComment("still here")),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void join(SseClient viewer) {
        if (viewers.size() >= MOST_VIEWERS) {
            viewer.close();
            return;
        }
        viewer.keepAlive();
        viewer.onClose(() -> viewers.remove(viewer));
        viewers.add(viewer);
        viewer.sendComment("welcome");
    }

    int viewers() {
        return viewers.size();
    }

    @Override
    public void changed(Subject subject) {
        synchronized (changed) {
            changed.add(subject);
        }
    }

    @Override
    public void alerted(AlertView alert) {
        if (!viewers.isEmpty() && alerts.offer(alert)) {
            teller.execute(this::tellAlerts);
        }
    }

    private void tellAlerts() {
        for (AlertView alert = alerts.poll(); alert != null; alert = alerts.poll()) {
            String json = new String(ViewCodec.encode(alert), StandardCharsets.UTF_8);
            tell(viewer -> viewer.sendEvent("alert", json));
        }
    }

    private void tellChanges() {
        Set<Subject> now;
        synchronized (changed) {
            now = EnumSet.copyOf(changed.isEmpty() ? EnumSet.noneOf(Subject.class) : changed);
            changed.clear();
        }
        if (!now.isEmpty()) {
            String json = new String(
                    ViewCodec.encode(
                            Map.of("views", now.stream().map(Subject::text).toList())),
                    StandardCharsets.UTF_8);
            tell(viewer -> viewer.sendEvent("changed", json));
        }
    }

    private void tell(Consumer<SseClient> words) {
        List<SseClient> gone = new ArrayList<>();
        for (SseClient viewer : viewers) {
            try {
                words.accept(viewer);
            } catch (RuntimeException e) {
                gone.add(viewer);
            }
            if (viewer.terminated()) {
                gone.add(viewer);
            }
        }
        viewers.removeAll(gone);
    }

    @Override
    public void close() {
        teller.shutdownNow();
        viewers.forEach(SseClient::close);
    }
}
