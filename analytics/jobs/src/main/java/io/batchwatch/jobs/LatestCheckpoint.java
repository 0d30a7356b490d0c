package io.batchwatch.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where to go on after any end, in order or not. */
public final class LatestCheckpoint {
    private static final String METADATA = "_metadata";

    private LatestCheckpoint() {}

    /**
     * @param checkpoints directory that holds a directory for each job, with {@code chk-<number>} in it
     * @return the newest one that is complete: its metadata are written last
     */
    public static Optional<Path> in(Path checkpoints) {
        if (!Files.isDirectory(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.find(
                checkpoints, 3, (path, attributes) -> path.endsWith(METADATA) && attributes.isRegularFile())) {
            return found.max(Comparator.comparing(LatestCheckpoint::writtenAt).thenComparing(LatestCheckpoint::number))
                    .map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime writtenAt(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Path metadata) {
        String name = metadata.getParent().getFileName().toString();
        return name.matches("chk-\\d{1,18}") ? Long.parseLong(name.substring("chk-".length())) : -1;
    }
}
