package io.batchwatch.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.ods.Ods;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.sheet.Books;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedTableTest {
    private static final Profile GENERIC = Profiles.of();
    private static final String HEADER = "sample_id,product,sampled_at,test_kind,analyte,value\n";

    @TempDir
    private Path directory;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @Test
    void filesOfAnyFormatAreOneTableAndEachRowNamesItsFile() throws Exception {
        pack("march/a.csv", HEADER + "S-1,leek,2026-03-01,LAB,x,1\nS-2,leek,2026-03-01,LAB,x,2\n");
        pack("b.csv", "检测结果;检测项目;检测类型;抽样日期;产品名称;样品编号\n3;x;LAB;2026-03-01;leek;S-3\n");
        entries.put(
                "c.ods",
                new Ods()
                        .sheet(
                                "S",
                                "<r><c>sample_id</c><c>product</c><c>sampled_at</c><c>test_kind</c>"
                                        + "<c>analyte</c><c>value</c></r><r><c>S-4</c><c>leek</c><c>2026-03-01</c><c>LAB</c><c>x</c><c>4</c></r>")
                        .bytes());

        Books.Content content = read(zip(), GENERIC);

        assertThat(content.column("sample_id")).containsExactly("S-1", "S-2", "S-3", "S-4");
        assertThat(content.column("value")).containsExactly("1", "2", "3", "4");
        assertThat(content.places()).containsExactly("march/a.csv:2", "march/a.csv:3", "b.csv:2", "c.ods:S!2");
        assertThat(content.rows()).extracting(row -> row.line()).containsExactly(2L, 3L, 5L, 7L);
        assertThat(content.table().form())
                .isEqualTo("zip: march/a.csv (csv, comma), b.csv (csv, semicolon), c.ods (ods, sheet S)");
        assertThat(content.table().charset()).isEqualTo("UTF-8");
    }

    @Test
    void aGzipIsReadAsWhatIsInIt() throws Exception {
        Books.Content content =
                read(gzip((HEADER + "S-1,leek,2026-03-01,LAB,x,1\n").getBytes(StandardCharsets.UTF_8)), GENERIC);

        assertThat(content.column("sample_id")).containsExactly("S-1");
        assertThat(content.rows().get(0).line()).isEqualTo(2);
        assertThat(content.table().form()).isEqualTo("gzip: csv, comma");
    }

    @Test
    void aFileThatCannotBeReadIsToldBesideThoseThatCan() throws Exception {
        pack("readme.txt", "hello\n");
        pack("a.csv", HEADER + "S-1,leek,2026-03-01,LAB,x,1\n");
        pack("__MACOSX/._a.csv", "\u0000\u0001");

        Books.Content content = read(zip(), GENERIC);

        assertThat(content.column("sample_id")).containsExactly("S-1");
        assertThat(content.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.row().place()).isEqualTo("readme.txt:1");
            assertThat(broken.problem().rule()).isEqualTo(Rule.MISSING_COLUMN);
        });
    }

    @Test
    void aNameThatLeadsOutOfTheArchiveLeadsNowhere() throws Exception {
        pack("../../outside.csv", HEADER + "S-1,leek,2026-03-01,LAB,x,1\n");

        Books.Content content = read(zip(), GENERIC);

        assertThat(content.places()).containsExactly("../../outside.csv:2");
        assertThat(directory.resolve("../../outside.csv")).doesNotExist();
    }

    @Test
    void namesOfAChineseWindowsAreRead() throws Exception {
        pack("三月.csv", HEADER + "S-1,leek,2026-03-01,LAB,x,1\n");

        assertThat(read(zip(Charset.forName("GB18030")), GENERIC).places()).containsExactly("三月.csv:2");
    }

    @Test
    void whatIsPackedInWhatIsPackedIsReadUpToADepth() throws Exception {
        byte[] once = gzip((HEADER + "S-1,leek,2026-03-01,LAB,x,1\n").getBytes(StandardCharsets.UTF_8));

        assertThat(read(gzip(gzip(once)), GENERIC).rows()).hasSize(1);
        assertThat(refusal(gzip(gzip(gzip(once))), GENERIC)).isEqualTo(Rule.UNPACKS_TOO_LARGE);
    }

    @Test
    void aBombIsRefusedWithAllThatIsBesideIt() throws Exception {
        pack("a.csv", HEADER + "S-1,leek,2026-03-01,LAB,x,1\n");
        pack("b.csv", HEADER + " ".repeat(30 << 20));

        assertThat(refusal(zip(), GENERIC)).isEqualTo(Rule.UNPACKS_TOO_LARGE);
    }

    @Test
    void aPackedFileMayBeNoLargerThanAnyFile() throws Exception {
        pack("a.csv", HEADER + "S-1,leek,2026-03-01,LAB,x,1\n");

        assertThat(refusal(zip(), Profiles.of("most_bytes: 60"))).isEqualTo(Rule.UNPACKS_TOO_LARGE);
    }

    @Test
    void anArchiveWithAPasswordIsTold() throws Exception {
        pack("a.csv", HEADER);
        byte[] archive = zip();
        for (int i = 0; i + 9 < archive.length; i++) {
            boolean local = archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 3 && archive[i + 3] == 4;
            boolean central = archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2;
            if (local || central) {
                archive[i + (local ? 6 : 8)] |= 1;
            }
        }

        assertThat(refusal(archive, GENERIC)).isEqualTo(Rule.ENCRYPTED);
    }

    @Test
    void anArchiveWithoutFilesIsEmpty() throws Exception {
        assertThat(refusal(zip(), GENERIC)).isEqualTo(Rule.EMPTY_FILE);
    }

    private void pack(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] zip() throws IOException {
        return zip(StandardCharsets.UTF_8);
    }

    private byte[] zip(Charset names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private Books.Content read(byte[] bytes, Profile profile) throws IOException, UnreadableException {
        return Books.Content.of(Files.write(directory.resolve("named.csv"), bytes), profile);
    }

    private Rule refusal(byte[] bytes, Profile profile) {
        Problem first = catchThrowableOfType(UnreadableException.class, () -> read(bytes, profile))
                .problems()
                .get(0);
        return first.rule();
    }
}
