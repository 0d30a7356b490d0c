package io.batchwatch.standalone.house;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * One house to a data directory. The operating system drops the lock with the process, however it ends; the file stays
 * and names who had it last.
 */
public final class DataLock implements AutoCloseable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param patience how long to wait for another process that may just be ending
     * @return empty if another process still has it
     */
    public static Optional<DataLock> take(Path file, Duration patience) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!tryLock(channel)) {
            if (System.nanoTime() >= deadline) {
                channel.close();
                return Optional.empty();
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new DataLock(channel));
    }

    /** True if a house runs on the data directory now. */
    public static boolean isTaken(Path file) throws IOException, InterruptedException {
        if (Files.notExists(file)) {
            return false;
        }
        Optional<DataLock> free = take(file, Duration.ZERO);
        if (free.isEmpty()) {
            return true;
        }
        free.get().close();
        return false;
    }

    /** The process id of who took the lock last; empty if it cannot be read. */
    public static String holder(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Locks a place far behind the text: where locks are mandatory, the text stays readable. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
