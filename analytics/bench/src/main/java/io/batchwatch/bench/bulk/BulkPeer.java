package io.batchwatch.bench.bulk;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.process.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Another way of taking a file's rows, as its own documentation would have one begin. */
interface BulkPeer {
    /** By which {@code bench.peers} asks for it. */
    String name();

    /** As the table calls it. */
    String title();

    Duty duty();

    Taken take(BenchSettings settings, Path file, long rows) throws IOException, InterruptedException;

    /** How much of our work it does. */
    enum Duty {
        /** Rows come out as the text that went in. */
        ONLY_MOVES,
        /** Rows come out once, typed and judged, are counted, and unsafe batches are told of. */
        SAME_WORK
    }

    /**
     * @param rows that were taken; a slow peer gets fewer
     * @param wall from the file's appearance to its last row's
     * @param usage of all its processes, the broker among them
     */
    record Taken(long rows, Duration wall, Usage usage) {
        double rate() {
            return rows / (wall.toNanos() / 1e9);
        }
    }
}
