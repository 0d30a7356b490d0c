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
 * Lets files in once they are whole. It never waits, so that one file that is still being written keeps no other one
 * waiting; and a file that could not be taken is left alone for a while, each time for longer.
 *
 * @param <T> what holds the file calls it
 */
abstract class WholeFiles<T> implements GenericFileExclusiveReadLockStrategy<T> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Pause> paused = new ConcurrentHashMap<>();

    private record Pause(Instant until, Duration length) {}

    WholeFiles(Clock clock) {
        this.clock = clock;
    }

    /** Tells a file from all others. */
    abstract String path(GenericFile<T> file);

    /** Whether nobody writes to it any more, as far as can be told at this look. */
    abstract boolean isWhole(GenericFile<T> file, Instant now);

    /** It was taken: whatever is remembered of it may go. */
    abstract void forget(String path);

    @Override
    public final boolean acquireExclusiveReadLock(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        return isReady(file);
    }

    /** Whether it may be taken now: it is whole, and no try of it has failed lately. */
    final boolean isReady(GenericFile<T> file) {
        Instant now = clock.instant();
        Pause pause = paused.get(path(file));
        return (pause == null || !now.isBefore(pause.until())) && isWhole(file, now);
    }

    @Override
    public final void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        // nothing is held
    }

    @Override
    public final void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        paused.compute(path(file), (path, before) -> {
            Duration length = before == null ? FIRST_PAUSE : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(clock.instant().plus(bounded), bounded);
        });
    }

    @Override
    public final void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        forget(path(file));
        paused.remove(path(file));
    }

    @Override
    public final void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint) {}

    @Override
    public final void setTimeout(long timeout) {}

    @Override
    public final void setCheckInterval(long checkInterval) {}

    @Override
    public final void setReadLockLoggingLevel(LoggingLevel readLockLoggingLevel) {}

    @Override
    public final void setMarkerFiler(boolean markerFile) {}

    @Override
    public final void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {}
}
