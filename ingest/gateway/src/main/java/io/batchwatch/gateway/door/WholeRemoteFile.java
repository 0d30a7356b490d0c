package io.batchwatch.gateway.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;

/**
 * Lets a file on a server in once it is whole: from one look to the next, its size and its time have been the same for a
 * while, by our clock.
 *
 * @param <T> what the server's library calls a file
 */
final class WholeRemoteFile<T> extends WholeFiles<T> {
    private static final int MOST_WATCHED = 100_000;

    private final Duration still;
    private final Map<String, Watch> watched = new ConcurrentHashMap<>();

    private record Watch(long size, long changed, Instant since) {}

    /**
     * @param still for how long nobody has written to a file that is whole; zero if something else tells that it is
     */
    WholeRemoteFile(Clock clock, Duration still) {
        super(clock);
        this.still = still;
    }

    @Override
    String path(GenericFile<T> file) {
        return file.getAbsoluteFilePath();
    }

    @Override
    boolean isWhole(GenericFile<T> file, Instant now) {
        if (watched.size() > MOST_WATCHED) {
            watched.clear();
        }
        long size = file.getFileLength();
        long changed = file.getLastModified();
        Watch watch = watched.compute(
                path(file),
                (name, before) -> before != null && before.size() == size && before.changed() == changed
                        ? before
                        : new Watch(size, changed, now));
        return !now.isBefore(watch.since().plus(still));
    }

    @Override
    void forget(String path) {
        watched.remove(path);
    }
}
