package io.batchwatch.standalone.backfill;

import io.batchwatch.views.ViewCodec;
import io.batchwatch.webhooks.outbox.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A backfill that is not at its end, as its file says. Without the file there is none.
 *
 * @param version of the file's layout
 * @param step that comes next, or was broken off
 * @param begunAt when the first step was begun
 */
record Begun(int version, Step step, Instant begunAt) {
    private static final int VERSION = 1;

    Begun {
        Objects.requireNonNull(step);
        Objects.requireNonNull(begunAt);
        if (version != VERSION) {
            throw new IllegalArgumentException("a backfill of version " + version + ", this program knows " + VERSION);
        }
    }

    static Begun at(Instant now) {
        return new Begun(VERSION, Step.SETTING_ASIDE, now);
    }

    Begun to(Step next) {
        return new Begun(version, next, begunAt);
    }

    static Optional<Begun> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(ViewCodec.decode(Files.readAllBytes(file), Begun.class))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        SafeFile.write(file, ViewCodec.encode(this));
    }
}
