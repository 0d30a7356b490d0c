package io.batchwatch.gateway.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.arrival.Archive;
import io.batchwatch.gateway.intake.FileIntake;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a partner's kept bytes anew, one content after the other in the order they first came, each in its partner's lane
 * between the files that come meanwhile. What cannot be sent now is tried again at the next look.
 */
public final class Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private final ReplayFolder folder;
    private final Archive archive;
    private final FileIntake intake;
    private final BiConsumer<String, Runnable> lanes;
    private final Set<String> running = new HashSet<>();

    /**
     * @param lanes runs work behind all earlier work of the same partner
     */
    public Replays(ReplayFolder folder, Archive archive, FileIntake intake, BiConsumer<String, Runnable> lanes) {
        this.folder = folder;
        this.archive = archive;
        this.intake = intake;
        this.lanes = lanes;
    }

    /** Begins what has been asked for. */
    public synchronized void look() throws IOException {
        for (String id : folder.open()) {
            if (running.add(id)) {
                begin(id);
            }
        }
    }

    private void begin(String id) {
        try {
            ReplayRequest request = folder.request(id).orElse(null);
            if (request == null) {
                stop(id);
                return;
            }
            List<String> contents = archive.contents(request.partner(), request.sinceInstant());
            Tally tally = new Tally(contents.size());
            folder.tell(id, tally.progress("", contents.isEmpty()));
            next(id, request.partner(), contents, 0, tally);
        } catch (JsonProcessingException e) {
            LOG.warn("passed over a request for a replay that cannot be read: {}", id, e);
        } catch (IOException e) {
            LOG.warn("a replay cannot begin and is tried again: {}", e.toString());
            stop(id);
        }
    }

    /** Each content is a piece of work of its own, so that a long replay keeps no new file waiting. */
    private void next(String id, String partner, List<String> contents, int at, Tally tally) {
        if (at == contents.size()) {
            stop(id);
            return;
        }
        lanes.accept(partner, () -> {
            try {
                tally.add(intake.replay(partner, contents.get(at)).summary());
                folder.tell(id, tally.progress("", at + 1 == contents.size()));
                next(id, partner, contents, at + 1, tally);
            } catch (IOException | RuntimeException e) {
                LOG.warn("{}: the replay stops and is tried again: {}", partner, e.toString());
                tellFailure(id, tally, e);
                stop(id);
            }
        });
    }

    private void tellFailure(String id, Tally tally, Exception failure) {
        try {
            folder.tell(id, tally.progress(failure.toString(), false));
        } catch (IOException e) {
            LOG.warn("the progress of a replay cannot be told: {}", e.toString());
        }
    }

    private synchronized void stop(String id) {
        running.remove(id);
    }

    private static final class Tally {
        private final long files;
        private long filesRead;
        private long unreadable;
        private long rows;
        private long accepted;
        private long duplicates;
        private long corrected;
        private long rejected;

        Tally(long files) {
            this.files = files;
        }

        void add(ReceiptSummary receipt) {
            filesRead++;
            unreadable += receipt.unreadable().isEmpty() ? 0 : 1;
            rows += receipt.rows();
            accepted += receipt.accepted();
            duplicates += receipt.duplicates();
            corrected += receipt.corrected();
            rejected += receipt.rejected();
        }

        ReplayProgress progress(String failure, boolean isDone) {
            return new ReplayProgress(
                    files, filesRead, unreadable, rows, accepted, duplicates, corrected, rejected, failure, isDone);
        }
    }
}
