package io.batchwatch.gateway.fuzz;

import static io.batchwatch.gateway.sheet.Books.HEADER;
import static io.batchwatch.gateway.sheet.Books.result;
import static io.batchwatch.gateway.sheet.Books.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.sheet.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFuzzTest {
    @TempDir
    private Path directory;

    @Test
    void noDamageBreaksTheReader() throws IOException {
        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "xlsx",
                Profiles.of(),
                List.of(
                        bytes(filled(new XSSFWorkbook())),
                        // writes its texts into the cells rather than into a part of their own
                        bytes(filled(new SXSSFWorkbook()))));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isGreaterThan(outcome.mutants() / 2);
    }

    static Workbook filled(Workbook book) {
        CellStyle day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        for (String name : List.of("March", "April")) {
            Sheet sheet = book.createSheet(name);
            row(sheet, 0, List.of("results of " + name));
            row(sheet, 1, HEADER);
            for (int i = 2; i < 80; i++) {
                row(sheet, i, result("S-" + i, "")).createCell(5).setCellValue(0.05 * i);
                sheet.getRow(i).getCell(2).setCellValue(46082);
                sheet.getRow(i).getCell(2).setCellStyle(day);
            }
            sheet.addMergedRegion(new CellRangeAddress(3, 5, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(6, 7, 1, 1));
        }
        return book;
    }

    private byte[] bytes(Workbook book) throws IOException {
        return Files.readAllBytes(Books.saved(book, directory.resolve("sound.xlsx")));
    }
}
