package io.batchwatch.gateway.door;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
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
 * Lets a file in once it is whole: nobody has written to it for a while. It never waits, so that one file that is still
 * being written keeps no other one waiting; and a file that could not be taken is left alone for a while.
 */
final class WholeFile implements GenericFileExclusiveReadLockStrategy<File> {
    private static final Duration STILL_AFTER_LINE = Duration.ofMillis(120);
    private static final Duration STILL_WITHIN_LINE = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_WATCHED = 100_000;

    private final Clock clock;
    private final Duration afterLine;
    private final Duration withinLine;
    private final Map<String, Watch> watched = new ConcurrentHashMap<>();
    private final Map<String, Pause> paused = new ConcurrentHashMap<>();

    /**
     * How a file looked, and since when it has looked so.
     *
     * @param since for a file first seen when it was last written: one that was moved in need not be watched. Once it has
     *     been seen to change only our own clock counts: that of the sender's disk may be late
     */
    private record Watch(long size, long changed, Instant since) {
        Watch seenAgain(long sizeNow, long changedNow, Instant now) {
            return size == sizeNow && changed == changedNow ? this : new Watch(sizeNow, changedNow, now);
        }
    }

    private record Pause(Instant until, Duration length) {}

    /** Whoever stops in the middle of a line has probably more to say. */
    WholeFile(Clock clock) {
        this(clock, STILL_AFTER_LINE, STILL_WITHIN_LINE);
    }

    /**
     * @param still for how long nobody has written to a file that is whole
     */
    WholeFile(Clock clock, Duration still) {
        this(clock, still, still);
    }

    private WholeFile(Clock clock, Duration afterLine, Duration withinLine) {
        this.clock = clock;
        this.afterLine = afterLine;
        this.withinLine = withinLine;
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> generic, Exchange exchange) {
        File file = generic.getFile();
        String path = file.getPath();
        Instant now = clock.instant();
        Pause pause = paused.get(path);
        if (pause != null && now.isBefore(pause.until())) {
            return false;
        }
        long size = file.length();
        long changed = file.lastModified();
        if (watched.size() > MOST_WATCHED) {
            watched.keySet().removeIf(known -> !new File(known).exists());
        }
        Watch watch = watched.compute(
                path,
                (name, before) -> before == null
                        ? new Watch(size, changed, earlier(Instant.ofEpochMilli(changed), now))
                        : before.seenAgain(size, changed, now));
        return isStill(file, watch, now);
    }

    private boolean isStill(File file, Watch watch, Instant now) {
        if (now.isBefore(watch.since().plus(afterLine))) {
            return false;
        }
        return !now.isBefore(watch.since().plus(withinLine)) || endsWithLineBreak(file);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean endsWithLineBreak(File file) {
        try (RandomAccessFile bytes = new RandomAccessFile(file, "r")) {
            if (bytes.length() == 0) {
                return false;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() == '\n';
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        // nothing is held
    }

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        paused.compute(file.getFile().getPath(), (path, before) -> {
            Duration length = before == null ? FIRST_PAUSE : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(clock.instant().plus(bounded), bounded);
        });
    }

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        watched.remove(file.getFile().getPath());
        paused.remove(file.getFile().getPath());
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {}

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
