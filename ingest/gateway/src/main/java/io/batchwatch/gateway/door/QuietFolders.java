package io.batchwatch.gateway.door;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes over folders that were empty and have not changed since. Of ten thousand partners' folders nearly all are, at nearly
 * every look, and to list one takes many times as long as to ask when it changed.
 */
final class QuietFolders {
    /** File systems tell a change to the second at worst: a folder that has just changed may change unseen once more. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** Listed all the same then, for file systems that do not tell of a change at all. */
    private static final Duration LONGEST_UNLISTED = Duration.ofSeconds(5);

    private static final int MOST_REMEMBERED = 100_000;

    private final Clock clock;
    private final Map<String, Empty> empty = new ConcurrentHashMap<>();

    /** How an empty folder looked, and when it is listed again though it look the same. */
    private record Empty(long changed, Instant until) {}

    QuietFolders(Clock clock) {
        this.clock = clock;
    }

    boolean mayHoldSomething(File folder) {
        Instant now = clock.instant();
        long changed = folder.lastModified();
        Empty before = empty.get(folder.getPath());
        if (before != null && before.changed() == changed && now.isBefore(before.until())) {
            return false;
        }
        boolean hasSettled = Instant.ofEpochMilli(changed).plus(SETTLED).isBefore(now);
        if (hasSettled && isEmpty(folder.toPath())) {
            if (empty.size() >= MOST_REMEMBERED) {
                empty.clear();
            }
            empty.put(folder.getPath(), new Empty(changed, now.plus(LONGEST_UNLISTED)));
            return false;
        }
        empty.remove(folder.getPath());
        return true;
    }

    private static boolean isEmpty(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            // Whoever lists it will meet the same, and tell.
            return false;
        }
    }
}
