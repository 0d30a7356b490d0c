package io.batchwatch.jobs.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** The files of the history as a whole. */
public final class HistoryFiles {
    private static final String PENDING = ".pending";

    private HistoryFiles() {}

    /** Beside the tables, so that nobody who reads them sees it, and on the same file system. */
    static Path pending(Path history) {
        return history.resolve(PENDING);
    }

    /**
     * Clears away what a crash left: files that no checkpoint knows. Their rows are in the state and were written again.
     *
     * @param before when the job that runs now was started; call it only once all tasks of that job work, for by then every
     *     earlier file that a checkpoint knows was moved to its place
     * @return how many there were
     */
    public static int removeAbandoned(Path history, Instant before) throws IOException {
        if (!Files.isDirectory(pending(history))) {
            return 0;
        }
        int removed = 0;
        try (Stream<Path> files = Files.list(pending(history))) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.delete(file);
                    removed++;
                }
            }
        }
        return removed;
    }
}
