package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.MovableClock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidatesTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    @TempDir
    private Path inbox;

    private final MovableClock clock = new MovableClock(START);
    private final WholeFile whole = new WholeFile(clock);
    private final Candidates candidates = new Candidates(whole, new QuietFolders(clock), link -> false);

    /** A look hands on a thousand files: as many that cannot be read must not keep out all others. */
    @Test
    void aFileThatCouldNotBeTakenIsNoneUntilItsNextTry() throws IOException {
        GenericFile<File> file = file("march.csv", START.minusSeconds(60));
        assertThat(candidates.accept(file)).isTrue();

        whole.releaseExclusiveReadLockOnRollback(null, file, null);

        assertThat(candidates.accept(file)).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(candidates.accept(file)).isTrue();
    }

    @Test
    void aFileThatIsStillWrittenIsNoneYet() throws IOException {
        GenericFile<File> file = file("march.csv", START);
        assertThat(candidates.accept(file)).isFalse();

        clock.move(Duration.ofSeconds(1));

        assertThat(candidates.accept(file)).isTrue();
    }

    private GenericFile<File> file(String name, Instant writtenAt) throws IOException {
        Path path = Files.writeString(inbox.resolve(name), "a,b\n1,2\n");
        Files.setLastModifiedTime(path, FileTime.from(writtenAt));
        GenericFile<File> file = new GenericFile<>();
        file.setFile(path.toFile());
        return file;
    }
}
