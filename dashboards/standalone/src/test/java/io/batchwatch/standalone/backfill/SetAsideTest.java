package io.batchwatch.standalone.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideTest {
    @TempDir
    private Path root;

    private DataDirectory data;
    private Path place;
    private SetAside before;

    @BeforeEach
    void furnish() throws IOException {
        data = new DataDirectory(root);
        place = data.backfill().resolve("before");
        before = new SetAside(data, place);
        write(data.history().resolve("results/old.parquet"));
        write(data.checkpoints().resolve("job/chk-7/_metadata"));
    }

    @Test
    void bothAreMovedAndEmptyOnesTakeTheirPlace() throws IOException {
        before.fill();

        assertThat(before.history().resolve("results/old.parquet")).exists();
        assertThat(place.resolve("checkpoints/job/chk-7/_metadata")).exists();
        assertThat(data.history()).isEmptyDirectory();
        assertThat(data.checkpoints()).isEmptyDirectory();
    }

    @Test
    void whatWasBrokenOffBetweenTheTwoGoesOn() throws IOException {
        Files.createDirectories(place);
        Files.move(data.history(), before.history());
        Files.createDirectories(data.history());

        before.fill();

        assertThat(before.history().resolve("results/old.parquet")).exists();
        assertThat(place.resolve("checkpoints/job/chk-7/_metadata")).exists();
    }

    @Test
    void theSecondTimeNothingIsMoved() throws IOException {
        before.fill();
        write(data.history().resolve("results/new.parquet"));

        before.fill();

        assertThat(data.history().resolve("results/new.parquet")).exists();
        assertThat(before.history().resolve("results/old.parquet")).exists();
    }

    @Test
    void itIsRemovedWhole() throws IOException {
        before.fill();

        before.remove();
        before.remove();

        assertThat(place).doesNotExist();
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1});
    }
}
