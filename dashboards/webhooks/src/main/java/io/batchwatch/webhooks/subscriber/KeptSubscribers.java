package io.batchwatch.webhooks.subscriber;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscribers in force: those of the latest good file. A file with an error changes nothing, also after a new start:
 * the last good one is kept in {@code .kept}. Not thread-safe.
 */
public final class KeptSubscribers {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSubscribers.class);
    private static final String KEPT = ".kept";

    private final Path directory;
    private Stamp seen = Stamp.NOTHING;

    public KeptSubscribers(Path directory) {
        this.directory = directory;
    }

    private record Stamp(FileTime modified, long size) {
        static final Stamp NOTHING = new Stamp(FileTime.fromMillis(0), -1);

        static Stamp of(Path file) throws IOException {
            return Files.exists(file) ? new Stamp(Files.getLastModifiedTime(file), Files.size(file)) : NOTHING;
        }
    }

    /** What is in force when nothing was before. */
    public Subscribers first() {
        return changed().filter(Subscribers::isGood).orElseGet(() -> SubscribersFile.read(directory.resolve(KEPT)));
    }

    /** The file as it is now, if it is not as it was when last asked for; problems are logged once. */
    public Optional<Subscribers> changed() {
        try {
            Path file = directory.resolve(SubscribersFile.NAME);
            Stamp now = Stamp.of(file);
            if (now.equals(seen)) {
                return Optional.empty();
            }
            seen = now;
            Subscribers read = SubscribersFile.read(directory);
            if (read.isGood()) {
                keep(file);
            } else {
                LOG.warn("The earlier webhook subscribers stay: {}", read.problems());
            }
            return Optional.of(read);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The webhook subscribers in {} cannot be read; the earlier ones stay", directory, e);
            return Optional.empty();
        }
    }

    private void keep(Path file) throws IOException {
        Path kept = Files.createDirectories(directory.resolve(KEPT)).resolve(SubscribersFile.NAME);
        if (Files.exists(file)) {
            Path next = kept.resolveSibling(SubscribersFile.NAME + ".part");
            Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(kept);
        }
    }
}
