package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.spool.Slice;
import io.batchwatch.gateway.spool.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a spool: what is whole of its files goes to the partner's lane, slice by slice. */
final class SpoolWatch implements OpenDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String partner;
    private final Spool spool;
    private final FileIntake intake;
    private final PartnerLanes lanes;
    private final Clock clock;
    private final Map<Path, Instant> paused = new HashMap<>();
    private final AtomicBoolean isTaking = new AtomicBoolean();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "batchwatch-spool");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean isReadable = true;

    private SpoolWatch(String partner, Spool spool, FileIntake intake, PartnerLanes lanes, Clock clock) {
        this.partner = partner;
        this.spool = spool;
        this.intake = intake;
        this.lanes = lanes;
        this.clock = clock;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // each look tells of its own failure
    static SpoolWatch open(String partner, Spool spool, FileIntake intake, PartnerLanes lanes, Clock clock) {
        SpoolWatch door = new SpoolWatch(partner, spool, intake, lanes, clock);
        door.looking.scheduleWithFixedDelay(door::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return door;
    }

    private void look() {
        if (isTaking.compareAndSet(false, true)) {
            lanes.enter(partner, () -> {
                try {
                    takeAll();
                } finally {
                    isTaking.set(false);
                }
            });
        }
    }

    private void takeAll() {
        try {
            for (Path file : spool.files()) {
                if (!clock.instant().isBefore(paused.getOrDefault(file, Instant.EPOCH))) {
                    takeAllOf(file);
                }
            }
            isReadable = true;
        } catch (IOException | RuntimeException e) {
            if (isReadable) {
                LOG.warn("{}: the spool cannot be read, it is tried again: {}", partner, e.toString());
            }
            isReadable = false;
        }
    }

    private void takeAllOf(Path file) {
        try {
            Optional<Slice> slice = spool.next(file, clock.instant());
            while (slice.isPresent()) {
                take(slice.get());
                slice = spool.next(file, clock.instant());
            }
            paused.remove(file);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{}: what {} has to say is tried again: {}", partner, file.getFileName(), e.toString());
            paused.put(file, clock.instant().plus(PAUSE));
        }
    }

    private void take(Slice slice) throws IOException {
        Optional<?> unused = intake.take(new Delivery(partner, "spool", slice.name(), slice.source(), slice::open));
        spool.taken(slice);
    }

    @Override
    public boolean isOpen() {
        return isReadable && !looking.isShutdown();
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
