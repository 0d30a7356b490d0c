package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.sheet.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsFuzzTest {
    @TempDir
    private Path directory;

    @Test
    void noDamageBreaksTheReader() throws IOException {
        Path sound = Books.saved(XlsxFuzzTest.filled(new HSSFWorkbook()), directory.resolve("sound.xls"));

        ParserFuzz.Outcome outcome = ParserFuzz.run("xls", Profiles.of(), List.of(Files.readAllBytes(sound)));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isGreaterThan(outcome.mutants() / 2);
    }
}
