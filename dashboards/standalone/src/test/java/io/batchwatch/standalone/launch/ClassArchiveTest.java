package io.batchwatch.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    Path place;

    @Test
    void aStartUsesTheArchiveThatLiesBesideTheLibraries() throws IOException {
        Path archive =
                Files.createFile(Files.createDirectories(place.resolve("lib")).resolve(ClassArchive.FILE));

        assertThat(ClassArchive.options(place.resolve("batchwatch.jar"))).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void withoutAnArchiveNothingIsSaidOfIt() {
        assertThat(ClassArchive.options(place.resolve("batchwatch.jar"))).isEmpty();
    }
}
