package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.astm.link.LineState.Taking;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a door's messages to the desk. An instrument waits 15 s for its acknowledgement: it is told in time that a message
 * is not taken yet, and when it sends the last frame again it hears what has become of the first try.
 */
final class AstmMessages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AstmMessages.class);
    private static final Duration IN_TIME = Duration.ofSeconds(12);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);
    private static final int MOST_UNDECIDED = 64;

    private final String partner;
    private final MessageDesk desk;
    private final Clock clock;
    private final ExecutorService taking = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "batchwatch-astm-taking");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Future<Taking>> undecided = new HashMap<>();

    AstmMessages(String partner, MessageDesk desk, Clock clock) {
        this.partner = partner;
        this.desk = desk;
        this.clock = clock;
    }

    String partner() {
        return partner;
    }

    /**
     * @param message each character one byte
     */
    Taking take(String message) {
        Future<Taking> outcome = begun(message);
        try {
            Taking taken = outcome.get(IN_TIME.toMillis(), TimeUnit.MILLISECONDS);
            forget(message);
            return taken;
        } catch (TimeoutException e) {
            return Taking.NOT_TAKEN;
        } catch (ExecutionException e) {
            LOG.error("{}: a message could not be taken", partner, e.getCause());
            forget(message);
            return Taking.NOT_TAKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Taking.NOT_TAKEN;
        }
    }

    private synchronized Future<Taking> begun(String message) {
        if (undecided.size() >= MOST_UNDECIDED) {
            undecided.values().removeIf(Future::isDone);
        }
        return undecided.computeIfAbsent(message, unseen -> taking.submit(() -> atDesk(message)));
    }

    private synchronized void forget(String message) {
        undecided.remove(message);
    }

    private Taking atDesk(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        String name = MessageName.of(clock.instant(), bytes, "astm");
        try {
            desk.take(Delivery.ofMessage(partner, "astm", name, bytes));
            return Taking.TAKEN;
        } catch (NotTakenException e) {
            LOG.debug("{}: {} was not taken: {}", partner, name, e.toString());
            forget(message);
            return Taking.NOT_TAKEN;
        }
    }

    @Override
    public void close() {
        taking.shutdown();
        try {
            if (!taking.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                taking.shutdownNow();
            }
        } catch (InterruptedException e) {
            taking.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
