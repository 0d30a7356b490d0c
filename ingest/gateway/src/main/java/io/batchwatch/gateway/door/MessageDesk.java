package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.receipt.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what cannot wait in a folder: each message is answered once its bytes are kept and its results acknowledged, or its
 * sender is told to come again. Messages of one partner through one transport are taken in their order.
 */
public final class MessageDesk {
    private static final Logger LOG = LoggerFactory.getLogger(MessageDesk.class);
    private static final int SIDE_BY_SIDE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FileIntake intake;
    private final Semaphore seats = new Semaphore(SIDE_BY_SIDE, true);
    private final Map<String, ReentrantLock> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile long awayUntil = System.nanoTime();

    public MessageDesk(FileIntake intake) {
        this.intake = intake;
    }

    /**
     * @throws NotTakenException if Kafka or the disk does not take it now, or too many wait already
     */
    public Answer take(Delivery delivery) throws NotTakenException {
        return take(delivery, "");
    }

    /**
     * @param order messages of one partner through one transport are in their order only within the same order
     * @throws NotTakenException if Kafka or the disk does not take it now, or too many wait already
     */
    public Answer take(Delivery delivery, String order) throws NotTakenException {
        refuseWhileAway();
        ReentrantLock lane = lanes.computeIfAbsent(
                delivery.partner() + "/" + delivery.transport() + "/" + order, unseen -> new ReentrantLock(true));
        busy.incrementAndGet();
        try {
            if (!lane.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotTakenException("too many wait", RETRY_AFTER);
            }
            try {
                refuseWhileAway();
                return takeInTurn(delivery);
            } finally {
                lane.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTakenException("the house closes", RETRY_AFTER);
        } finally {
            busy.decrementAndGet();
        }
    }

    private Answer takeInTurn(Delivery delivery) throws NotTakenException, InterruptedException {
        if (!seats.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new NotTakenException("too many wait", RETRY_AFTER);
        }
        try {
            return intake.take(delivery)
                    .orElseThrow(() -> new IllegalArgumentException("a message comes once: " + delivery.source()));
        } catch (IOException e) {
            awayUntil = System.nanoTime() + PAUSE.toNanos();
            LOG.warn(
                    "{}: {} {} was not taken, its sender is told to come again: {}",
                    delivery.partner(),
                    delivery.transport(),
                    delivery.name(),
                    e.toString());
            throw new NotTakenException(e, RETRY_AFTER);
        } finally {
            seats.release();
        }
    }

    /** Who has just heard that Kafka is away knows it for all: the next ones need not wait as long to hear the same. */
    private void refuseWhileAway() throws NotTakenException {
        if (System.nanoTime() - awayUntil < 0) {
            throw new NotTakenException("Kafka or the disk took nothing a moment ago", RETRY_AFTER);
        }
    }

    /** Messages that wait or are being taken. */
    int busy() {
        return busy.get();
    }
}
