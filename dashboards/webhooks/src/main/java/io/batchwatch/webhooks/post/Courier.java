package io.batchwatch.webhooks.post;

import io.batchwatch.webhooks.message.Message;
import io.batchwatch.webhooks.outbox.Delivery;
import io.batchwatch.webhooks.outbox.Outbox;
import io.batchwatch.webhooks.subscriber.Subscriber;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one subscriber, on a thread of its own: however slow or dead it is, nobody else waits.
 *
 * <pre>
 * pending ──taken──────────────▶ delivered
 *    │  ▲
 *    │  └─in vain: waits twice as long as before, or as long as asked
 *    ├─in vain for too long──────▶ dead letter
 *    └─410: gone for good────────▶ dead letter, and so is all that comes after
 * </pre>
 *
 * A failure makes the subscriber wait, not only the delivery: a dead one is asked again with one message, not with all.
 */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Dead letters that a command gives back are seen so soon. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Long enough to write an answer down, too short to wait for one. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private static final String GONE = "gone";

    private final Outbox outbox;
    private final Post post;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Rest rest;
    private final Thread thread;
    private final Lock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile Subscriber subscriber;
    private volatile Tally tally = Tally.NONE;
    private volatile boolean anew;
    private volatile boolean closed;
    private boolean hasNews;

    private Courier(
            Subscriber subscriber,
            Outbox outbox,
            Post post,
            RetrySchedule schedule,
            Clock clock,
            RandomGenerator chance) {
        this.subscriber = subscriber;
        this.outbox = outbox;
        this.post = post;
        this.schedule = schedule;
        this.clock = clock;
        rest = new Rest(schedule, chance);
        thread = new Thread(this::run, "webhook-" + subscriber.name());
    }

    public static Courier start(
            Subscriber subscriber,
            Outbox outbox,
            Post post,
            RetrySchedule schedule,
            Clock clock,
            RandomGenerator chance) {
        Courier courier = new Courier(subscriber, outbox, post, schedule, clock, chance);
        courier.thread.setDaemon(true);
        courier.thread.start();
        return courier;
    }

    /** What it has done since it was started, and what lies before it. */
    public Tally tally() {
        return tally;
    }

    public Subscriber subscriber() {
        return subscriber;
    }

    /** The same subscriber; if it is described otherwise now, what waits is tried at once. */
    public void use(Subscriber described) {
        if (!described.equals(subscriber)) {
            subscriber = described;
            anew = true;
            wake();
        }
    }

    /** Returns once it is safe on the disk. */
    public void tell(Message message) throws IOException {
        if (outbox.put(message, clock.instant())) {
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            hasNews = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closed) {
            try {
                Duration idle = work();
                waitFor(idle);
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    LOG.error("webhook {}: nothing can be told; it goes on trying", subscriber.name(), e);
                }
                waitQuietly();
            } catch (InterruptedException e) {
                // Told to stop; an attempt that was under way is made again after the next start.
                return;
            }
        }
    }

    /** Makes the attempts that are due; how long nothing is due then. */
    private Duration work() throws IOException, InterruptedException {
        while (!closed) {
            List<Delivery> pending = outbox.pending();
            look(pending);
            Instant now = clock.instant();
            if (isGone()) {
                for (Delivery delivery : pending) {
                    giveUp(delivery.answered(GONE));
                }
                look(List.of());
                return LOOK_EVERY;
            }
            List<Delivery> due = due(pending, now);
            if (due.isEmpty() || rest.isOn(now)) {
                return untilNext(pending, now);
            }
            attemptEach(due);
        }
        return Duration.ZERO;
    }

    private List<Delivery> due(List<Delivery> pending, Instant now) {
        if (anew) {
            anew = false;
            rest.end();
            return pending;
        }
        return pending.stream()
                .filter(delivery -> !delivery.nextAttemptAt().isAfter(now))
                .toList();
    }

    /** Up to the first that is in vain. */
    private void attemptEach(List<Delivery> due) throws IOException, InterruptedException {
        for (Delivery delivery : due) {
            if (closed || !isTaken(delivery)) {
                return;
            }
        }
    }

    private Duration untilNext(List<Delivery> pending, Instant now) {
        return pending.stream()
                .map(Delivery::nextAttemptAt)
                .map(rest::notBefore)
                .map(at -> Duration.between(now, at))
                .filter(wait -> wait.compareTo(LOOK_EVERY) < 0)
                .min(Duration::compareTo)
                .orElse(LOOK_EVERY);
    }

    private void look(List<Delivery> pending) throws IOException {
        tally = tally.seeing(
                pending.size(), pending.stream().map(Delivery::queuedAt).findFirst(), outbox.deadLetters());
    }

    private boolean isGone() throws IOException {
        return outbox.goneFrom()
                .filter(endpoint -> endpoint.equals(subscriber.shownEndpoint()))
                .isPresent();
    }

    /** Tries once. */
    private boolean isTaken(Delivery delivery) throws IOException, InterruptedException {
        Subscriber told = subscriber;
        Answer answer = post.send(delivery.message(), told);
        if (answer instanceof Answer.Taken taken) {
            rest.end();
            outbox.delivered(delivery, clock.instant());
            tally = tally.oneDelivered();
            LOG.info(
                    "webhook {}: {} told of {}: {}",
                    told.name(),
                    delivery.deliveryId(),
                    delivery.alertId(),
                    taken.status());
            return true;
        }
        if (answer instanceof Answer.Gone) {
            LOG.warn("webhook {}: 410, gone for good; nothing is posted there any more", told.name());
            outbox.gone(told.shownEndpoint());
            giveUp(delivery.triedInVain(GONE, clock.instant()));
        } else if (answer instanceof Answer.InVain inVain) {
            inVain(delivery, inVain);
        }
        return false;
    }

    private void inVain(Delivery delivery, Answer.InVain answer) throws IOException {
        Instant now = clock.instant();
        // Not for longer than it is tried at all: it must come to an end.
        Duration asked = shorter(answer.retryAfter().orElse(Duration.ZERO), schedule.giveUpAfter());
        rest.begin(now, asked);
        if (rest.isNew()) {
            LOG.warn("webhook {}: {} in vain: {}", subscriber.name(), delivery.deliveryId(), answer.reason());
        }
        Delivery tried = delivery.triedInVain(answer.reason(), rest.nextAttempt(now, asked, delivery.attempts() + 1));
        if (schedule.isOver(tried.attempts(), tried.queuedAt(), now)) {
            giveUp(tried);
        } else {
            tally = tally.oneRetried();
            outbox.retry(tried);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void giveUp(Delivery delivery) throws IOException {
        LOG.error(
                "webhook {}: {} of {} given up after {} attempts: {}",
                subscriber.name(),
                delivery.deliveryId(),
                delivery.alertId(),
                delivery.attempts(),
                delivery.lastAnswer());
        outbox.giveUp(delivery);
        tally = tally.oneGivenUp();
    }

    private void waitFor(Duration idle) throws InterruptedException {
        lock.lock();
        try {
            long left = Math.max(1, idle.toNanos());
            while (!hasNews && left > 0 && !closed) {
                left = news.awaitNanos(left);
            }
            hasNews = false;
        } finally {
            lock.unlock();
        }
    }

    private void waitQuietly() {
        try {
            waitFor(LOOK_EVERY);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Begins no attempt any more; does not wait for the one under way. */
    public void stop() {
        closed = true;
        wake();
    }

    /** An attempt under way is broken off; it is made again, under the same id, after the next start. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(GRACE.toMillis());
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
