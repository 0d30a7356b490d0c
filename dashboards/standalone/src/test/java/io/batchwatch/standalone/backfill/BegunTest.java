package io.batchwatch.standalone.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BegunTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theStepIsReadBack() throws IOException {
        Path file = folder.resolve("backfill/begun.json");
        Begun.at(NOON).to(Step.COMPARING).write(file);

        assertThat(Begun.read(file)).contains(new Begun(1, Step.COMPARING, NOON));
    }

    @Test
    void withoutAFileThereIsNone() throws IOException {
        assertThat(Begun.read(folder.resolve("begun.json"))).isEmpty();
    }

    @Test
    void theFirstLayoutIsRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("begun.json"),
                "{\"version\":1,\"step\":\"MAKING\",\"begun_at\":\"2026-03-01T12:00:00Z\"}");

        assertThat(Begun.read(file)).contains(Begun.at(NOON).to(Step.MAKING));
    }

    @Test
    void aLaterLayoutIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("begun.json"),
                "{\"version\":2,\"step\":\"MAKING\",\"begun_at\":\"2026-03-01T12:00:00Z\"}");

        assertThatThrownBy(() -> Begun.read(file)).isInstanceOf(IllegalArgumentException.class);
    }
}
