package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.MovableClock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    @TempDir
    private Path inbox;

    private final MovableClock clock = new MovableClock(START);
    private final WholeFile door = new WholeFile(clock);
    private Path file;

    @BeforeEach
    void drop() throws IOException {
        file = inbox.resolve("march.csv");
        write("a,b\n1,2\n");
    }

    @Test
    void aFileThatWasJustWrittenWaitsUntilItIsStill() {
        assertThat(isLetIn()).isFalse();
        after(Duration.ofMillis(119));
        assertThat(isLetIn()).isFalse();
        after(Duration.ofMillis(1));
        assertThat(isLetIn()).isTrue();
    }

    @Test
    void aGrowingFileIsNotTaken() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(isLetIn()).isFalse();
            after(Duration.ofMillis(100));
            write("3,4\n");
        }
        assertThat(isLetIn()).isFalse();
        after(Duration.ofMillis(120));
        assertThat(isLetIn()).isTrue();
    }

    /** The clock of a shared disk may be late: then only the size tells that a file grows. */
    @Test
    void aFileThatGrowsUnderAnOldTimeIsNotTaken() throws IOException {
        isLetIn();
        for (int i = 0; i < 10; i++) {
            after(Duration.ofSeconds(1));
            write("3,4\n");
            Files.setLastModifiedTime(file, FileTime.from(START.minusSeconds(3600)));
            assertThat(isLetIn()).isFalse();
        }
        after(Duration.ofMillis(120));
        assertThat(isLetIn()).isTrue();
    }

    @Test
    void aFileThatWasMovedInIsTakenAtOnce() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(START.minusSeconds(60)));

        assertThat(isLetIn()).isTrue();
    }

    @Test
    void whoStopsInTheMiddleOfALineHasMoreTime() throws IOException {
        write("3,");
        isLetIn();
        after(Duration.ofMillis(1999));
        assertThat(isLetIn()).isFalse();
        after(Duration.ofMillis(1));
        assertThat(isLetIn()).isTrue();
    }

    @Test
    void anEmptyFileIsGivenTimeToo() throws IOException {
        Files.write(file, new byte[0]);
        Files.setLastModifiedTime(file, FileTime.from(START));
        isLetIn();
        after(Duration.ofSeconds(1));
        assertThat(isLetIn()).isFalse();
        after(Duration.ofSeconds(1));
        assertThat(isLetIn()).isTrue();
    }

    @Test
    void aFileThatCouldNotBeTakenIsLeftAloneForLongerAndLonger() {
        after(Duration.ofSeconds(10));
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(isLetIn()).isTrue();
            door.releaseExclusiveReadLockOnRollback(null, generic(), null);
            after(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(isLetIn()).isFalse();
            after(Duration.ofMillis(1));
        }
    }

    @Test
    void onceTakenItsPauseIsForgotten() {
        after(Duration.ofSeconds(10));
        door.releaseExclusiveReadLockOnRollback(null, generic(), null);
        after(Duration.ofSeconds(1));
        door.releaseExclusiveReadLockOnRollback(null, generic(), null);
        door.releaseExclusiveReadLockOnCommit(null, generic(), null);

        assertThat(isLetIn()).isTrue();
    }

    private boolean isLetIn() {
        return door.acquireExclusiveReadLock(null, generic(), null);
    }

    private void after(Duration duration) {
        clock.move(duration);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private GenericFile<File> generic() {
        GenericFile<File> generic = new GenericFile<>();
        generic.setFile(file.toFile());
        return generic;
    }
}
