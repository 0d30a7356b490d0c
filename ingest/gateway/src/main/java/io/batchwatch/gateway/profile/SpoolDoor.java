package io.batchwatch.gateway.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * A folder of files that a logger goes on writing to, such as that of a serial line. What is whole of them is taken, once;
 * the files stay where they are.
 *
 * @param path absolute
 * @param still what was written within this time waits for more
 * @param headerLines lines at a file's beginning that name its columns
 */
public record SpoolDoor(Path path, Duration still, int headerLines) implements PartnerDoor {
    public SpoolDoor {
        Objects.requireNonNull(still);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("not absolute: " + path);
        }
    }

    @Override
    public String transport() {
        return "spool";
    }

    @Override
    public <T> T as(Kinds<T> kinds) {
        return kinds.spool(this);
    }
}
