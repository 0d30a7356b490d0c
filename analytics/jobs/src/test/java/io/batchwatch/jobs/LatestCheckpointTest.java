package io.batchwatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestCheckpointTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aFirstStartHasNone() throws IOException {
        Files.createDirectories(directory.resolve("job/shared"));

        assertThat(LatestCheckpoint.in(directory)).isEmpty();
        assertThat(LatestCheckpoint.in(directory.resolve("not-there"))).isEmpty();
    }

    @Test
    void theNewestIsTakenWhateverItsNumber() throws IOException {
        checkpoint("job/chk-9", NOON);
        Path newest = checkpoint("job/chk-10", NOON.plusSeconds(2));
        checkpoint("earlier-job/chk-200", NOON.minusSeconds(60));

        assertThat(LatestCheckpoint.in(directory)).contains(newest);
    }

    @Test
    void ofOneMomentTheHigherNumberIsTheLater() throws IOException {
        checkpoint("job/chk-9", NOON);
        Path newest = checkpoint("job/chk-10", NOON);

        assertThat(LatestCheckpoint.in(directory)).contains(newest);
    }

    @Test
    void oneThatWasNotFinishedIsPassedOver() throws IOException {
        Path whole = checkpoint("job/chk-3", NOON);
        Files.createDirectories(directory.resolve("job/chk-4"));
        Files.write(directory.resolve("job/chk-4/state"), new byte[] {1});

        assertThat(LatestCheckpoint.in(directory)).contains(whole);
    }

    private Path checkpoint(String name, Instant at) throws IOException {
        Path checkpoint = Files.createDirectories(directory.resolve(name));
        Path metadata = Files.write(checkpoint.resolve("_metadata"), new byte[] {1});
        Files.setLastModifiedTime(metadata, FileTime.from(at));
        return checkpoint;
    }
}
