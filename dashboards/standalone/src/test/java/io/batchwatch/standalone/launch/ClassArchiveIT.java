package io.batchwatch.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the build leaves beside the libraries. */
class ClassArchiveIT {
    /** A start that fails leaves an archive as well, of the little that it had loaded; a whole one takes over a hundred. */
    private static final long SOME_MEGABYTES = 50L << 20;

    @Test
    void theClassesOfAWholeStartAreArchived() {
        Path archive = Path.of(System.getProperty("batchwatch.jar"))
                .resolveSibling("lib")
                .resolve(ClassArchive.FILE);

        assertThat(archive.toFile().length()).isGreaterThan(SOME_MEGABYTES);
    }
}
