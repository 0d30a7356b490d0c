package io.batchwatch.gateway.xlsx;

import static io.batchwatch.gateway.sheet.Books.HEADER;
import static io.batchwatch.gateway.sheet.Books.result;
import static io.batchwatch.gateway.sheet.Books.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.sheet.Books;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that were made to hurt. */
class UntrustedXlsxTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    private Path directory;

    private Path sound = Path.of("");

    @BeforeEach
    void write() throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("March");
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05"));
        row(sheet, 2, result("S-2", "0.07"));
        sound = Books.saved(book, directory.resolve("sound.xlsx"));
    }

    @Test
    void anEntityIsNotLookedUp() throws Exception {
        Path file = with(
                SHEET,
                xml -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + xml.substring(xml.indexOf("<worksheet")));

        assertThat(refusal(file)).isEqualTo(Rule.DAMAGED);
    }

    @Test
    void aBombIsRefused() throws Exception {
        Path file = with(SHEET, xml -> xml.replace("<sheetData>", "<!--" + " ".repeat(40 << 20) + "--><sheetData>"));

        assertThat(refusal(file)).isEqualTo(Rule.UNPACKS_TOO_LARGE);
    }

    /** It would take 300 million empty cells to come to this one. */
    @Test
    void aCellBeyondTheLastColumnIsDamage() throws Exception {
        Path file = with(SHEET, xml -> xml.replace("r=\"A2\"", "r=\"ZZZZZZ2\""));

        assertThat(refusal(file)).isEqualTo(Rule.DAMAGED);
    }

    @Test
    void aTextThatIsNotThereIsDamage() throws Exception {
        Path file = with(SHEET, xml -> xml.replaceFirst("<v>\\d+</v>", "<v>99999999</v>"));

        assertThat(refusal(file)).isEqualTo(Rule.DAMAGED);
    }

    /** What was read before the damage stays read, and the receipt says where it ended. */
    @Test
    void damageBehindManyRowsEndsTheSheet() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 4; i < 200; i++) {
            rows.append("<row r=\"").append(i).append("\"><c r=\"A").append(i).append("\"><v>1</v></c></row>");
        }
        Path file = with(SHEET, xml -> xml.replace("</sheetData>", rows + "<row r=\"7\"/></sheetData>"));

        Books.Content content = Books.Content.of(file, Profiles.of());

        assertThat(content.rows()).hasSize(198);
        assertThat(content.brokenRules()).containsExactly(Rule.DAMAGED);
        assertThat(content.broken().get(0).row().place()).isEqualTo("March!200");
    }

    @Test
    void aBinaryWorkbookIsOfAKindThatCannotBeRead() throws Exception {
        Path file = with("_rels/.rels", xml -> xml.replace("workbook.xml", "workbook.bin"));

        assertThat(refusal(file)).isEqualTo(Rule.WORKBOOK);
    }

    private static Rule refusal(Path file) {
        Problem problem = catchThrowableOfType(UnreadableException.class, () -> Books.Content.of(file, Profiles.of()))
                .problems()
                .get(0);
        return problem.rule();
    }

    private Path with(String part, UnaryOperator<String> change) throws IOException {
        Path changed = directory.resolve("changed.xlsx");
        try (ZipFile from = new ZipFile(sound.toFile());
                OutputStream bytes = Files.newOutputStream(changed);
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().equals(part)
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return changed;
    }
}
