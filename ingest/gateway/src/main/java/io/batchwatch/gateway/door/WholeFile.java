package io.batchwatch.gateway.door;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;

/** Lets a file of this machine in once it is whole: nobody has written to it for a while. */
final class WholeFile extends WholeFiles<File> {
    private static final Duration STILL_AFTER_LINE = Duration.ofMillis(120);
    private static final Duration STILL_WITHIN_LINE = Duration.ofSeconds(2);
    private static final int MOST_WATCHED = 100_000;

    private final Duration afterLine;
    private final Duration withinLine;
    private final Map<String, Watch> watched = new ConcurrentHashMap<>();

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
        super(clock);
        this.afterLine = afterLine;
        this.withinLine = withinLine;
    }

    @Override
    String path(GenericFile<File> file) {
        return file.getFile().getPath();
    }

    @Override
    boolean isWhole(GenericFile<File> generic, Instant now) {
        File file = generic.getFile();
        long size = file.length();
        long changed = file.lastModified();
        if (watched.size() > MOST_WATCHED) {
            watched.keySet().removeIf(known -> !new File(known).exists());
        }
        Watch watch = watched.compute(
                file.getPath(),
                (name, before) -> before == null
                        ? new Watch(size, changed, earlier(Instant.ofEpochMilli(changed), now))
                        : before.seenAgain(size, changed, now));
        return isStill(file, watch, now);
    }

    @Override
    void forget(String path) {
        watched.remove(path);
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
}
