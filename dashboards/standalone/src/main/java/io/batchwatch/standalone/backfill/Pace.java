package io.batchwatch.standalone.backfill;

import io.batchwatch.views.ViewCodec;
import io.batchwatch.webhooks.outbox.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How quick the last backfill was.
 *
 * @param version of the file's layout
 * @param resultsPerSecond from the job's start to the last result in Parquet
 */
record Pace(int version, double resultsPerSecond) {
    private static final int VERSION = 1;

    static Pace of(long results, Duration took) {
        return new Pace(VERSION, results / Math.max(0.001, took.toNanos() / 1e9));
    }

    Duration of(long results) {
        return Duration.ofSeconds(Math.round(results / resultsPerSecond));
    }

    /** Empty if none is known, or if it is of no use. */
    static Optional<Pace> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(ViewCodec.decode(Files.readAllBytes(file), Pace.class))
                        .filter(pace -> pace.version() == VERSION && pace.resultsPerSecond() > 0)
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        SafeFile.write(file, ViewCodec.encode(this));
    }
}
