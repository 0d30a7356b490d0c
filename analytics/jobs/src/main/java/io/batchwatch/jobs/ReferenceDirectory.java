package io.batchwatch.jobs;

import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.ReloadingReferenceData;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules from a directory that each task can read; a changed file is in force within a second or so. */
public final class ReferenceDirectory implements ReferenceSource {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceDirectory.class);
    private static final long serialVersionUID = 1;

    private final String directory;
    private final ZoneId zone;

    /**
     * @param zone days are days of this zone
     */
    public ReferenceDirectory(Path directory, ZoneId zone) {
        this.directory = directory.toString();
        this.zone = zone;
    }

    @Override
    public Supplier<ReferenceData> open() {
        return new ReloadingReferenceData(
                Path.of(directory),
                zone,
                Clock.systemUTC(),
                refused -> LOG.warn(
                        "The changed reference files in {} are not in force, the earlier rules stay: {}",
                        directory,
                        refused.getMessage()));
    }
}
