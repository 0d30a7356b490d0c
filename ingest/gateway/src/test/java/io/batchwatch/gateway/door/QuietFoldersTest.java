package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietFoldersTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(START);
    private final QuietFolders folders = new QuietFolders(clock);

    @Test
    void anEmptyFolderIsPassedOverOnceItHasSettled() throws IOException {
        changedAt(START);
        clock.moveTo(START.plusSeconds(1));
        assertThat(isListed()).isTrue();
        clock.moveTo(START.plusSeconds(3));
        assertThat(isListed()).isFalse();
    }

    @Test
    void whatComesIntoAFolderThatWasPassedOverIsSeenAtTheNextLook() throws IOException {
        changedAt(START);
        clock.moveTo(START.plusSeconds(3));
        assertThat(isListed()).isFalse();
        drop();
        changedAt(clock.instant());
        assertThat(isListed()).isTrue();
    }

    @Test
    void aFolderThatHoldsSomethingIsListedHoweverOld() throws IOException {
        drop();
        changedAt(START);
        clock.moveTo(START.plus(Duration.ofDays(1)));
        assertThat(isListed()).isTrue();
    }

    @Test
    void whereAChangeIsNotToldItIsFoundAllTheSame() throws IOException {
        changedAt(START);
        clock.moveTo(START.plusSeconds(3));
        assertThat(isListed()).isFalse();
        drop();
        changedAt(START);
        clock.move(Duration.ofSeconds(5));
        assertThat(isListed()).isTrue();
    }

    private boolean isListed() {
        return folders.mayHoldSomething(folder.toFile());
    }

    private void drop() throws IOException {
        Files.createFile(folder.resolve("march.csv"));
    }

    private void changedAt(Instant instant) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(instant));
    }
}
