package io.batchwatch.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.format.Content.Packed;
import io.batchwatch.gateway.format.Content.Packing;
import io.batchwatch.gateway.format.Content.Plain;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.FileType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignsTest {
    @TempDir
    private Path directory;

    @Test
    void whatHasNoSignIsDelimitedText() throws Exception {
        assertThat(content("sample_id,product".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Plain(FileType.CSV));
        assertThat(content(new byte[0])).isEqualTo(new Plain(FileType.CSV));
    }

    @Test
    void anOldWorkbookIsKnownByItsFirstBytes() throws Exception {
        assertThat(content(HexFormat.of().parseHex("d0cf11e0a1b11ae1"))).isEqualTo(new Plain(FileType.XLS));
    }

    @Test
    void aDocumentIsKnownByItsFirstSign() throws Exception {
        assertThat(content("\ufeff [{}]".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Plain(FileType.JSON));
        assertThat(content("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Plain(FileType.JSON));
        assertThat(content("\n<r/>".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Plain(FileType.XML));
    }

    @Test
    void anArchiveIsKnownByWhatIsInIt() throws Exception {
        assertThat(content(zip("[Content_Types].xml", "xl/workbook.xml"))).isEqualTo(new Plain(FileType.XLSX));
        assertThat(content(zip("mimetype", "content.xml"))).isEqualTo(new Plain(FileType.ODS));
        assertThat(content(zip("march.csv"))).isEqualTo(new Packed(Packing.ZIP));
    }

    @Test
    void aGzipIsKnownByItsFirstBytes() throws Exception {
        assertThat(content(HexFormat.of().parseHex("1f8b08"))).isEqualTo(new Packed(Packing.GZIP));
    }

    @Test
    void anArchiveThatWasCutOffIsDamaged() {
        UnreadableException refusal = catchThrowableOfType(
                UnreadableException.class, () -> content("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal.problems()).extracting(Problem::rule).containsExactly(Rule.DAMAGED);
    }

    private Content content(byte[] bytes) throws IOException, UnreadableException {
        return Signs.of(Files.write(directory.resolve("named.csv"), bytes));
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
            }
        }
        return bytes.toByteArray();
    }
}
