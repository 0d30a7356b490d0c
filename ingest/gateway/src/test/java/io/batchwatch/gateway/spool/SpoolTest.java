package io.batchwatch.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path data;

    private Path file;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        file = Files.createDirectories(data.resolve("spool")).resolve("line.csv");
        spool = spool();
    }

    @Test
    void whatIsWholeIsTakenAndTheRestWaits() throws IOException {
        append("id,value\n1,a\n2,b\n3,");
        assertThat(take()).contains("id,value\n1,a\n2,b\n");
        assertThat(take()).isEmpty();

        append("c\n4,d\n");
        assertThat(take()).contains("id,value\n3,c\n4,d\n");
        assertThat(take()).isEmpty();
    }

    @Test
    void aHeaderAloneIsNothingToTake() throws IOException {
        append("id,value\n");
        assertThat(take()).isEmpty();
        append("1,a\n");
        assertThat(take()).contains("id,value\n1,a\n");
    }

    /** A logger that lost its power left a hole of NULs: what it wrote since must not wait behind it for ever. */
    @Test
    void whatNeverEndsIsTakenAsItIs() throws IOException {
        append("id,value\n1,a\n");
        take();
        append("\0".repeat(9 << 20));
        append("\n2,b\n");

        assertThat(take()).hasValueSatisfying(hole -> assertThat(hole).hasSize("id,value\n".length() + (8 << 20)));
        assertThat(take()).hasValueSatisfying(rest -> assertThat(rest).endsWith("\n2,b\n"));
        assertThat(take()).isEmpty();
    }

    @Test
    void whatWasWrittenJustNowWaits() throws IOException {
        append("id,value\n1,a\n");
        Instant written = Files.getLastModifiedTime(file).toInstant();

        assertThat(spool.next(file, written.plusMillis(900))).isEmpty();
        assertThat(spool.next(file, written.plusSeconds(1))).isPresent();
    }

    @Test
    void aSliceThatWasNotAnsweredComesAgainAsItWasAlsoAfterACrash() throws IOException {
        append("id,value\n1,a\n");
        Slice before = next().orElseThrow();
        append("2,b\n");

        spool = spool();

        Slice again = next().orElseThrow();
        assertThat(again).isEqualTo(before);
        assertThat(again.source()).isEqualTo(before.source());
        spool.taken(again);
        assertThat(take()).contains("id,value\n2,b\n");
    }

    @Test
    void whatWasTakenIsRememberedOverACrash() throws IOException {
        append("id,value\n1,a\n");
        take();
        spool = spool();
        assertThat(take()).isEmpty();
    }

    @Test
    void aFileThatIsRenamedWhenANewOneBeginsIsNotTakenAgain() throws IOException {
        append("id,value\n1,a\n");
        take();
        append("2,b\n");
        Path old = Files.move(file, file.resolveSibling("line.csv.1"), StandardCopyOption.ATOMIC_MOVE);
        append("id,value\n9,z\n");

        assertThat(take(old)).contains("id,value\n2,b\n");
        assertThat(take()).contains("id,value\n9,z\n");
    }

    @Test
    void aFileThatBeginsAnewInTheSamePlaceIsTakenFromItsBeginning() throws IOException {
        append("id,value\n1,a\n2,b\n");
        take();
        Files.writeString(file, "id,value\n7,x\n");
        assertThat(take()).contains("id,value\n7,x\n");
        Files.writeString(file, "id,wert,more\n8,y\n9,z\n10,a\n");
        assertThat(take()).contains("id,wert,more\n8,y\n9,z\n10,a\n");
    }

    @Test
    void messagesNeedNoHeader() throws IOException {
        append("H|\\^&\rR|1|lead|1\rL|1|N\rH|\\^&\r");
        assertThat(take()).contains("H|\\^&\rR|1|lead|1\rL|1|N\r");
        append("R|1|lead|2\rL|1|N\r");
        assertThat(take()).contains("H|\\^&\rR|1|lead|2\rL|1|N\r");
    }

    @Test
    void slicesOfAFileLieTogetherInTheirOrder() throws IOException {
        append("id,value\n1,a\n");
        assertThat(next().orElseThrow().name()).isEqualTo("line.csv/000000000000000-000000000000013");
    }

    @Test
    void onlyFinishedNamesAreLookedAt() throws IOException {
        for (String name : new String[] {"a.log", "b.part", ".c", "d.tmp", "~$e"}) {
            Files.writeString(file.resolveSibling(name), "");
        }
        assertThat(spool.files()).containsExactly(file.resolveSibling("a.log"));
    }

    private Spool spool() {
        return new Spool(data.resolve("spool"), Duration.ofSeconds(1), 1, new SpoolMemory(data.resolve("memory")));
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Optional<Slice> next() throws IOException {
        return spool.next(file, later(file));
    }

    private Optional<String> take() throws IOException {
        return take(file);
    }

    private Optional<String> take(Path of) throws IOException {
        Optional<Slice> slice = spool.next(of, later(of));
        if (slice.isEmpty()) {
            return Optional.empty();
        }
        spool.taken(slice.get());
        try (InputStream bytes = slice.get().open()) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Instant later(Path of) throws IOException {
        return Files.getLastModifiedTime(of).toInstant().plusSeconds(1);
    }
}
