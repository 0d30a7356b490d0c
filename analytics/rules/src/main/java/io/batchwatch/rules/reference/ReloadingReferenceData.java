package io.batchwatch.rules.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The reference data of a directory, read again when a file changed. Files that cannot be used leave the earlier data in
 * force. Not thread-safe: one a thread.
 */
public final class ReloadingReferenceData implements Supplier<ReferenceData> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path directory;
    private final ZoneId zone;
    private final Clock clock;
    private final Consumer<ReferenceException> refusals;
    private ReferenceData data;
    private Map<String, Long> stamps;
    private Instant lookAgainAt;

    /**
     * @param refusals is told of changed files that are not in force, and why, once for each change
     * @throws ReferenceException if the files cannot be used now, when there are no earlier data to keep
     */
    public ReloadingReferenceData(Path directory, ZoneId zone, Clock clock, Consumer<ReferenceException> refusals) {
        this.directory = directory;
        this.zone = zone;
        this.clock = clock;
        this.refusals = refusals;
        this.stamps = stamps();
        this.data = ReferenceFiles.load(directory, zone);
        this.lookAgainAt = clock.instant().plus(LOOK_EVERY);
    }

    @Override
    public ReferenceData get() {
        Instant now = clock.instant();
        if (now.isBefore(lookAgainAt)) {
            return data;
        }
        lookAgainAt = now.plus(LOOK_EVERY);
        Map<String, Long> seen = stamps();
        if (!seen.equals(stamps)) {
            stamps = seen;
            reload();
        }
        return data;
    }

    private void reload() {
        try {
            data = ReferenceFiles.load(directory, zone);
        } catch (ReferenceException e) {
            refusals.accept(e);
        }
    }

    private Map<String, Long> stamps() {
        Map<String, Long> modified = new HashMap<>();
        for (String name : ReferenceFiles.NAMES) {
            Path file = directory.resolve(name);
            try {
                modified.put(name, Files.getLastModifiedTime(file).toMillis());
            } catch (IOException e) {
                // Gone, or being replaced just now: loading says what is wrong, if it still is.
                modified.put(name, -1L);
            }
        }
        return modified;
    }
}
