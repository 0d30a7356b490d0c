package io.batchwatch.jobs.history;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/** Lets files be seen once a checkpoint holds them. Doing it twice is doing it once. */
final class HistoryCommitter implements Committer<HistoryFile> {
    @Override
    public void commit(Collection<CommitRequest<HistoryFile>> requests) throws IOException {
        for (CommitRequest<HistoryFile> request : requests) {
            show(request.getCommittable());
        }
    }

    static void show(HistoryFile file) throws IOException {
        Path pending = Path.of(file.pending());
        Path place = Path.of(file.place());
        if (Files.exists(pending)) {
            Files.createDirectories(place.getParent());
            Files.move(pending, place, StandardCopyOption.ATOMIC_MOVE);
        } else if (!Files.exists(place)) {
            throw new FileNotFoundException("rows of the history are lost: neither " + pending + " nor " + place
                    + " is there; go on from an earlier checkpoint");
        }
    }

    @Override
    public void close() {}
}
