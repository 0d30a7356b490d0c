package io.batchwatch.bench.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstRowsTest {
    @TempDir
    private Path directory;

    @Test
    void theyAreTheFilesOwn() throws IOException {
        Path file = file();
        Path first = directory.resolve("first.csv");
        assertThat(FirstRows.write(file, first)).isEqualTo(10);
        assertThat(Files.readAllLines(first)).isEqualTo(Files.readAllLines(file).subList(0, 11));
    }

    @Test
    void everyOtherOneHasAnotherValueToBeCorrected() throws IOException {
        Path file = file();
        Path first = directory.resolve("first.csv");
        assertThat(FirstRows.writeToBeCorrected(file, first)).isEqualTo(10);
        List<String> whole = Files.readAllLines(file).subList(0, 11);
        List<String> lines = Files.readAllLines(first);
        assertThat(lines.get(0)).isEqualTo(PartnerFile.HEADER);
        assertThat(lines.get(1)).isEqualTo(FirstRows.tooMuch(whole.get(1))).isNotEqualTo(whole.get(1));
        assertThat(lines.get(2)).isEqualTo(whole.get(2));
    }

    private Path file() throws IOException {
        Path file = directory.resolve("file.csv");
        PartnerFile.write(file, Lot.of("M", 100));
        return file;
    }
}
