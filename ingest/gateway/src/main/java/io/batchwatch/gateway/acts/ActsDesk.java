package io.batchwatch.gateway.acts;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.gateway.publish.ResultPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what people enter about batches, answers it, and sends it on. What cannot be sent now is tried at the next look. */
public final class ActsDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActsDesk.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final ActsFolder folder;
    private final ResultPublisher publisher;
    private final ZoneId zone;
    private final Clock clock;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "batchwatch-acts");
        thread.setDaemon(true);
        return thread;
    });

    ActsDesk(ActsFolder folder, ResultPublisher publisher, ZoneId zone, Clock clock) {
        this.folder = folder;
        this.publisher = publisher;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Begins to look.
     *
     * @param zone of moments that name none
     */
    @SuppressWarnings("FutureReturnValueIgnored") // each look tells of its own failure
    public static ActsDesk open(ActsFolder folder, ResultPublisher publisher, ZoneId zone, Clock clock)
            throws IOException {
        folder.furnish();
        ActsDesk desk = new ActsDesk(folder, publisher, zone, clock);
        desk.looking.scheduleWithFixedDelay(desk::lookAgain, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return desk;
    }

    /**
     * One that takes messages alone and looks into no folder.
     *
     * @param zone of moments that name none
     */
    public static ActsDesk forMessages(ActsFolder folder, ResultPublisher publisher, ZoneId zone, Clock clock) {
        return new ActsDesk(folder, publisher, zone, clock);
    }

    private void lookAgain() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.warn("acts cannot be taken now and are tried again: {}", e.toString());
        }
    }

    /** Takes all that waits. */
    void look() throws IOException {
        for (Path file : folder.waiting(clock.instant())) {
            take(file);
        }
    }

    private void take(Path file) throws IOException {
        String name = file.getFileName().toString();
        ActsFile read = ActsFile.read(name, Files.readAllBytes(file), zone, folder.writtenAt(file));
        publish(read);
        folder.answer(file, read.receipt());
    }

    /**
     * Takes acts that came as a message. The bytes are kept first, and every act is on its way when this returns; the same
     * acts told again are the same acts.
     *
     * @param office who sent them
     * @param csv rows like those of a file
     * @throws IOException if they cannot be kept or sent now; none of them may be taken for entered
     */
    public ActReceipt take(String office, byte[] csv) throws IOException {
        Instant now = clock.instant();
        String name = "http-" + office + "-" + UUID.randomUUID() + ".csv";
        folder.keep(name, csv, now);
        ActsFile read = ActsFile.read(name, csv, zone, now);
        publish(read);
        folder.answer(name, read.receipt());
        return read.receipt();
    }

    private void publish(ActsFile read) throws IOException {
        ResultPublisher.Publication publication = publisher.begin();
        for (BatchAct act : read.acts()) {
            publication.act(act);
        }
        publication.settle();
        LOG.info(
                "acts/{}: {} taken, {} refused",
                read.receipt().file(),
                read.receipt().accepted(),
                read.receipt().rejected());
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
