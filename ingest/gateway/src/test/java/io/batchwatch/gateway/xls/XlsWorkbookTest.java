package io.batchwatch.gateway.xls;

import static io.batchwatch.gateway.sheet.Books.HEADER;
import static io.batchwatch.gateway.sheet.Books.result;
import static io.batchwatch.gateway.sheet.Books.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.sheet.Books;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsWorkbookTest {
    @TempDir
    private Path directory;

    private final HSSFWorkbook book = new HSSFWorkbook();
    private final Sheet sheet = book.createSheet("March");

    @Test
    void cellsReadAsTheyWereTyped() throws Exception {
        row(sheet, 0, List.of("县检验所"));
        row(sheet, 1, HEADER);
        row(sheet, 2, result("S-1", "<0.01"));
        row(sheet, 3, result("S-2", "")).createCell(5).setCellValue(0.1 + 0.2);
        row(sheet, 4, result("S-3", "")).createCell(5).setCellValue(7);
        row(sheet, 5, result("S-4", "")).createCell(5).setCellFormula("1/8");
        day(3, 46082);
        day(4, 46082.354166666664);
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();

        Books.Content content = read();

        assertThat(content.table().form()).isEqualTo("xls, sheet March");
        assertThat(content.column("value")).containsExactly("<0.01", "0.3", "7", "0.125");
        assertThat(content.column("sampled_at"))
                .containsExactly("2026-03-01", "2026-03-01", "2026-03-01 08:30:00", "2026-03-01");
        assertThat(content.places()).containsExactly("March!3", "March!4", "March!5", "March!6");
    }

    @Test
    void whatIsMergedHoldsForEachOfItsRows() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05"));
        row(sheet, 2, List.of("", "leek", "2026-03-01", "LAB", "chlorpyrifos", "ND"));
        sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));

        assertThat(read().column("sample_id")).containsExactly("S-1", "S-1");
    }

    @Test
    void whatCannotBeTrustedIsRefused() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "")).createCell(5).setCellErrorValue(FormulaError.DIV0.getCode());
        row(sheet, 2, result("", "0.05")).createCell(0).setCellValue(1234567890123456.0);

        assertThat(read().brokenRules()).containsExactly(Rule.CELL_ERROR, Rule.DIGITS_LOST);
    }

    @Test
    void hiddenSheetsAreNotRead() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05"));
        Sheet hidden = book.createSheet("Old");
        row(hidden, 0, HEADER);
        row(hidden, 1, result("S-0", "0.05"));
        book.setSheetHidden(1, true);

        assertThat(read().column("sample_id")).containsExactly("S-1");
    }

    @Test
    void aWorkbookWithAPasswordIsTold() throws Exception {
        row(sheet, 0, HEADER);
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            Books.saved(book, directory.resolve("named.csv"));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertThat(refusal()).isEqualTo(Rule.ENCRYPTED);
    }

    /** Excel since 2007 puts what it encrypts into the envelope of its old files. */
    @Test
    void aNewerWorkbookWithAPasswordIsToldAsWell() throws Exception {
        try (POIFSFileSystem files = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(directory.resolve("named.csv"))) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(files)) {
                encrypted.write(new byte[] {'P', 'K', 3, 4});
            }
            files.writeFilesystem(out);
        }

        assertThat(refusal()).isEqualTo(Rule.ENCRYPTED);
    }

    @Test
    void anotherFileInTheSameEnvelopeIsNoWorkbook() throws Exception {
        try (POIFSFileSystem files = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(directory.resolve("named.csv"))) {
            files.createDocument(new ByteArrayInputStream(new byte[10]), "WordDocument");
            files.writeFilesystem(out);
        }

        assertThat(refusal()).isEqualTo(Rule.WORKBOOK);
    }

    private void day(int row, double number) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(number % 1 == 0 ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm"));
        sheet.getRow(row).getCell(2).setCellValue(number);
        sheet.getRow(row).getCell(2).setCellStyle(style);
    }

    private Books.Content read() throws IOException, UnreadableException {
        return Books.Content.of(Books.saved(book, directory.resolve("named.csv")), Profiles.of());
    }

    private Rule refusal() {
        return catchThrowableOfType(
                        UnreadableException.class,
                        () -> Books.Content.of(directory.resolve("named.csv"), Profiles.of()))
                .problems()
                .get(0)
                .rule();
    }
}
