package io.batchwatch.gateway.door;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of one partner one after the other, those of different partners side by side. */
final class PartnerLanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerLanes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService workers;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    /**
     * @param width how many partners' files are read at the same time
     */
    PartnerLanes(int width) {
        workers = Executors.newFixedThreadPool(width, work -> {
            Thread thread = new Thread(work, "batchwatch-intake");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs the work behind all earlier work of the same partner. */
    synchronized void enter(String partner, Runnable work) {
        Queue<Runnable> lane = waiting.get(partner);
        if (lane == null) {
            waiting.put(partner, new ArrayDeque<>());
            workers.execute(() -> run(partner, work));
        } else {
            lane.add(work);
        }
    }

    private void run(String partner, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{}: intake failed", partner, e);
        } finally {
            next(partner);
        }
    }

    private synchronized void next(String partner) {
        Runnable work = waiting.get(partner).poll();
        if (work == null || workers.isShutdown()) {
            waiting.remove(partner);
        } else {
            workers.execute(() -> run(partner, work));
        }
    }

    /** Files that wait or are being read. */
    synchronized int busy() {
        return waiting.values().stream().mapToInt(lane -> lane.size() + 1).sum();
    }

    /** What is being read is left as it is: it is taken up again at the next start. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
