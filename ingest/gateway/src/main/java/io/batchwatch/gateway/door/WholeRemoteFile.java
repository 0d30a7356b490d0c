package io.batchwatch.gateway.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;

/**
 * Lets a file on a server in once it is whole: from one look to the next, its size and its time have been the same for a
 * while, by our clock. It never waits, and what could not be taken is left alone for a while.
 *
 * @param <T> what the server's library calls a file
 */
final class WholeRemoteFile<T> implements GenericFileExclusiveReadLockStrategy<T> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_WATCHED = 100_000;

    private final Clock clock;
    private final Duration still;
    private final Map<String, Watch> watched = new ConcurrentHashMap<>();
    private final Map<String, Pause> paused = new ConcurrentHashMap<>();

    private record Watch(long size, long changed, Instant since) {}

    private record Pause(Instant until, Duration length) {}

    /**
     * @param still for how long nobody has written to a file that is whole; zero if something else tells that it is
     */
    WholeRemoteFile(Clock clock, Duration still) {
        this.clock = clock;
        this.still = still;
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        String path = file.getAbsoluteFilePath();
        Instant now = clock.instant();
        Pause pause = paused.get(path);
        if (pause != null && now.isBefore(pause.until())) {
            return false;
        }
        if (watched.size() > MOST_WATCHED) {
            watched.clear();
        }
        long size = file.getFileLength();
        long changed = file.getLastModified();
        Watch watch = watched.compute(
                path,
                (name, before) -> before != null && before.size() == size && before.changed() == changed
                        ? before
                        : new Watch(size, changed, now));
        return !now.isBefore(watch.since().plus(still));
    }

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        // nothing is held
    }

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        paused.compute(file.getAbsoluteFilePath(), (path, before) -> {
            Duration length = before == null ? FIRST_PAUSE : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(clock.instant().plus(bounded), bounded);
        });
    }

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        watched.remove(file.getAbsoluteFilePath());
        paused.remove(file.getAbsoluteFilePath());
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint) {}

    @Override
    public void setTimeout(long timeout) {}

    @Override
    public void setCheckInterval(long checkInterval) {}

    @Override
    public void setReadLockLoggingLevel(LoggingLevel readLockLoggingLevel) {}

    @Override
    public void setMarkerFiler(boolean markerFile) {}

    @Override
    public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {}
}
