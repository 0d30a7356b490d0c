package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietFoldersTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = START;

    private final QuietFolders folders = new QuietFolders(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void anEmptyFolderIsPassedOverOnceItHasSettled() throws IOException {
        changedAt(START);
        now = START.plusSeconds(1);
        assertThat(isListed()).isTrue();
        now = START.plusSeconds(3);
        assertThat(isListed()).isFalse();
    }

    @Test
    void whatComesIntoAFolderThatWasPassedOverIsSeenAtTheNextLook() throws IOException {
        changedAt(START);
        now = START.plusSeconds(3);
        assertThat(isListed()).isFalse();
        drop();
        changedAt(now);
        assertThat(isListed()).isTrue();
    }

    @Test
    void aFolderThatHoldsSomethingIsListedHoweverOld() throws IOException {
        drop();
        changedAt(START);
        now = START.plus(Duration.ofDays(1));
        assertThat(isListed()).isTrue();
    }

    @Test
    void whereAChangeIsNotToldItIsFoundAllTheSame() throws IOException {
        changedAt(START);
        now = START.plusSeconds(3);
        assertThat(isListed()).isFalse();
        drop();
        changedAt(START);
        now = now.plusSeconds(5);
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
