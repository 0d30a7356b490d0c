package io.batchwatch.gateway.xlsx;

import static io.batchwatch.gateway.sheet.Books.HEADER;
import static io.batchwatch.gateway.sheet.Books.result;
import static io.batchwatch.gateway.sheet.Books.row;
import static org.apache.poi.ss.usermodel.Row.MissingCellPolicy.CREATE_NULL_AS_BLANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.sheet.Books;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxWorkbookTest {
    private static final Profile GENERIC = Profiles.of();

    @TempDir
    private Path directory;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Sheet sheet = book.createSheet("March");

    @Test
    void aRowIsReadUnderItsHeaderAndKnowsItsPlace() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "<0.01"));

        Books.Content content = read(GENERIC);

        assertThat(content.table().form()).isEqualTo("xlsx, sheet March");
        assertThat(content.table().columns()).isEqualTo(HEADER);
        assertThat(content.rows()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.place()).isEqualTo("March!2");
            assertThat(row.cells()).isEqualTo(result("S-1", "<0.01"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, General, 0.05",
        "0.30000000000000004, General, 0.3",
        "0.1234, 0.00, 0.1234",
        "1234567.5, '#,##0.00', 1234567.5",
        "1E-7, General, 0.0000001",
        "42, 00000, 00042",
        "42, '\"S-\"0000', S-0042",
        "0.125, 0.0%, 12.5%",
        "46082, yyyy-mm-dd, 2026-03-01",
        "46082.354166666664, yyyy-mm-dd hh:mm, 2026-03-01 08:30:00",
        "46082, 'yyyy\"年\"m\"月\"d\"日\"', 2026-03-01",
        "46082, '[$-804]yyyy/m/d;@', 2026-03-01",
        "0.5, hh:mm, 12:00:00",
        "60, yyyy-mm-dd, 1900-03-01",
    })
    void aNumberReadsAsItWasTyped(double number, String format, String text) throws Exception {
        row(sheet, 0, HEADER);
        styled(row(sheet, 1, result("S-1", "")), number, format);

        assertThat(read(GENERIC).column("value")).containsExactly(text);
    }

    /** 10³ is not 103, and the mark of a note below the table is no digit. */
    @Test
    void raisedDigitsStayRaised() throws Exception {
        XSSFFont raised = book.createFont();
        raised.setTypeOffset(Font.SS_SUPER);
        XSSFRichTextString count = new XSSFRichTextString("10");
        count.append("3", raised);
        count.append(" CFU");
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", ""))
                .getCell(HEADER.indexOf("value"), CREATE_NULL_AS_BLANK)
                .setCellValue(count);

        assertThat(read(GENERIC).column("value")).containsExactly("10³ CFU");
    }

    @Test
    void aDateReadsInTheWritingOfTheProfile() throws Exception {
        row(sheet, 0, HEADER);
        styled(row(sheet, 1, result("S-1", "")), 46082.354166666664, "yyyy-mm-dd hh:mm");
        Profile profile = Profiles.of("dates: [dd/MM/yyyy, \"dd/MM/yyyy HH:mm\"]");

        assertThat(read(profile).column("value")).containsExactly("01/03/2026 08:30");
    }

    @Test
    void daysCountFrom1904WhereTheWorkbookSaysSo() throws Exception {
        book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        row(sheet, 0, HEADER);
        styled(row(sheet, 1, result("S-1", "")), 44620, "yyyy-mm-dd");

        assertThat(read(GENERIC).column("value")).containsExactly("2026-03-01");
    }

    /** An id that was typed as a number has kept 15 digits and lost the others: nobody can tell which sample it was. */
    @Test
    void anIdThatHasLostItsLastDigitsIsRefused() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("", "0.05")).createCell(0).setCellValue(1234567890123456.0);
        row(sheet, 2, result("", "0.05")).createCell(0).setCellValue(123456789012345.0);

        Books.Content content = read(GENERIC);

        assertThat(content.brokenRules()).containsExactly(Rule.DIGITS_LOST);
        assertThat(content.broken().get(0).problem().field()).isEqualTo("sample_id");
        assertThat(content.column("sample_id")).containsExactly("123456789012345");
    }

    @Test
    void anErrorInACellThatIsReadRefusesTheRow() throws Exception {
        List<String> header = new ArrayList<>(HEADER);
        header.add("weather");
        row(sheet, 0, header);
        row(sheet, 1, result("S-1", "")).createCell(5).setCellErrorValue(FormulaError.NA.getCode());
        row(sheet, 2, result("S-2", "0.05")).createCell(7).setCellErrorValue(FormulaError.NA.getCode());

        Books.Content content = read(GENERIC);

        assertThat(content.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.problem()).isEqualTo(Problem.of(Rule.CELL_ERROR, "value", "#N/A"));
            assertThat(broken.row().place()).isEqualTo("March!2");
        });
        assertThat(content.column("sample_id")).containsExactly("S-2");
    }

    @Test
    void aFormulaReadsAsItsLastValue() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "")).createCell(5).setCellFormula("0.1+0.2");
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();

        assertThat(read(GENERIC).column("value")).containsExactly("0.3");
    }

    @Test
    void whatIsMergedHoldsForEachOfItsRows() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05"));
        row(sheet, 2, List.of("", "", "", "LAB", "chlorpyrifos", "ND", "mg/kg"));
        row(sheet, 3, List.of("", "", "", "LAB", "carbofuran", "ND", "mg/kg"));
        row(sheet, 4, result("S-2", "0.07"));
        for (int column = 0; column < 3; column++) {
            sheet.addMergedRegion(new CellRangeAddress(1, 3, column, column));
        }

        Books.Content content = read(GENERIC);

        assertThat(content.column("sample_id")).containsExactly("S-1", "S-1", "S-1", "S-2");
        assertThat(content.column("sampled_at")).containsOnly("2026-03-01");
        assertThat(content.column("analyte"))
                .containsExactly("procymidone", "chlorpyrifos", "carbofuran", "procymidone");
    }

    @Test
    void titlesHeadingsTotalsAndNotesAreNoRows() throws Exception {
        row(sheet, 0, List.of("县检验所 检测结果汇总"));
        row(sheet, 2, HEADER);
        row(sheet, 3, List.of("一、蔬菜类"));
        sheet.addMergedRegion(new CellRangeAddress(3, 3, 0, 6));
        row(sheet, 4, result("S-1", "0.02*"));
        row(sheet, 5, HEADER);
        row(sheet, 6, result("S-2", "＜０．０１"));
        row(sheet, 7, List.of("合计", "", "", "", "", "2"));
        row(sheet, 8, List.of("注：* 表示定量限"));

        Books.Content content = read(GENERIC);

        assertThat(content.column("sample_id")).containsExactly("S-1", "S-2");
        assertThat(content.column("value")).containsExactly("0.02*", "＜０．０１");
        assertThat(content.places()).containsExactly("March!5", "March!7");
    }

    /** Where columns are grouped, the names are in the second row, and those merged over both stand in either. */
    @Test
    void aHeaderMayHaveTwoRows() throws Exception {
        row(sheet, 0, List.of("样品编号", "产品名称", "抽样日期", "检测类型", "检测项目", "检测", ""));
        row(sheet, 1, List.of("", "", "", "", "", "检测结果", "单位"));
        for (int column = 0; column < 5; column++) {
            sheet.addMergedRegion(new CellRangeAddress(0, 1, column, column));
        }
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 5, 6));
        row(sheet, 2, result("S-1", "0.05"));

        Books.Content content = read(GENERIC);

        assertThat(content.table().columns()).endsWith("检测项目", "检测结果", "单位");
        assertThat(content.column("检测结果")).containsExactly("0.05");
    }

    @Test
    void sheetsWithResultsAreOneTableWhateverTheOrderOfTheirColumns() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05"));
        Sheet april = book.createSheet("April");
        row(april, 0, List.of("检测结果", "检测项目", "检测类型", "抽样日期", "产品名称", "样品编号", "lab"));
        row(april, 1, List.of("0.07", "procymidone", "LAB", "2026-04-01", "leek", "S-2", "County"));
        row(book.createSheet("Notes"), 0, List.of("made by the county"));

        Books.Content content = read(GENERIC);

        assertThat(content.table().form()).isEqualTo("xlsx, sheets March, April; not read: Notes");
        assertThat(content.column("sample_id")).containsExactly("S-1", "S-2");
        assertThat(content.column("value")).containsExactly("0.05", "0.07");
        assertThat(content.column("lab")).containsExactly("", "County");
        assertThat(content.places()).containsExactly("March!2", "April!2");
        assertThat(content.rows()).extracting(raw -> raw.line()).containsExactly(2L, 4L);
    }

    @Test
    void hiddenSheetsAreReadOnlyWhereTheProfileNamesThem() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05"));
        Sheet hidden = book.createSheet("Hidden 2025");
        row(hidden, 0, HEADER);
        row(hidden, 1, result("S-2", "0.05"));
        book.setSheetHidden(1, true);
        Path file = Books.saved(book, directory.resolve("book.xlsx"));

        assertThat(Books.Content.of(file, GENERIC).column("sample_id")).containsExactly("S-1");
        assertThat(Books.Content.of(file, Profiles.of("format: {sheets: 'Hidden*'}"))
                        .column("sample_id"))
                .containsExactly("S-2");
    }

    @Test
    void hiddenRowsAreRead() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05")).setZeroHeight(true);

        assertThat(read(GENERIC).column("sample_id")).containsExactly("S-1");
    }

    @Test
    void aSheetThatLooksLikeResultsButLacksAColumnIsToldBesideThoseThatAreRead() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, result("S-1", "0.05"));
        row(book.createSheet("April"), 0, HEADER.subList(1, 7));

        Books.Content content = read(GENERIC);

        assertThat(content.rows()).hasSize(1);
        assertThat(content.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.problem().rule()).isEqualTo(Rule.MISSING_COLUMN);
            assertThat(broken.row().place()).isEqualTo("April!1");
        });
    }

    @Test
    void aWorkbookWithoutResultsIsRefusedWithWhatIsMissing() throws Exception {
        row(sheet, 0, List.of("hello"));

        assertThat(refusals(GENERIC)).extracting(Problem::rule).contains(Rule.MISSING_COLUMN);
    }

    @Test
    void anEmptyWorkbookIsEmpty() throws Exception {
        assertThat(refusals(GENERIC)).extracting(Problem::rule).containsExactly(Rule.EMPTY_FILE);
    }

    @Test
    void theProfileMaySayHowManyRowsAreAboveTheHeader() throws Exception {
        row(sheet, 0, HEADER);
        row(sheet, 1, HEADER);
        row(sheet, 2, result("S-1", "0.05"));

        assertThat(read(Profiles.of("format: {skip_lines: 1}")).places()).containsExactly("March!3");
    }

    private Books.Content read(Profile profile) throws IOException, UnreadableException {
        return Books.Content.of(Books.saved(book, directory.resolve("named.csv")), profile);
    }

    private List<Problem> refusals(Profile profile) {
        return catchThrowableOfType(UnreadableException.class, () -> read(profile))
                .problems();
    }

    private void styled(Row row, double number, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        Cell cell = row.createCell(5);
        cell.setCellValue(number);
        cell.setCellStyle(style);
    }
}
