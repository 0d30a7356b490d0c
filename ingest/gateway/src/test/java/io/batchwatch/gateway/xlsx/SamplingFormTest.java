package io.batchwatch.gateway.xlsx;

import static io.batchwatch.gateway.sheet.Books.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.sheet.Books;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export of the national sampling form: a sample's cells merged over its items. */
class SamplingFormTest {
    @TempDir
    private Path directory;

    private final List<TestResult> results = new ArrayList<>();

    @Test
    void eachItemOfASampleIsAResult() throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("检验数据");
        row(sheet, 0, List.of("食品安全抽样检验数据"));
        row(
                sheet,
                1,
                List.of(
                        "抽样单编号",
                        "样品名称",
                        "抽样日期",
                        "被抽样单位名称",
                        "任务类别",
                        "检验项目",
                        "检验结果",
                        "结果单位",
                        "结果判定",
                        "检验依据",
                        "判定依据",
                        "标准方法检出限",
                        "标准方法检出限单位",
                        "方法检出限",
                        "方法检出限单位",
                        "最小允许限",
                        "最大允许限",
                        "说明",
                        "备注"));
        row(
                sheet,
                2,
                List.of(
                        "NCP26330001",
                        "韭菜",
                        "2026-03-01",
                        "农贸市场",
                        "监督抽检",
                        "腐霉利",
                        "0.02*",
                        "mg/kg",
                        "合格项",
                        "GB 23200.113-2018",
                        "GB 2763-2021",
                        "0.01",
                        "mg/kg",
                        "0.005",
                        "mg/kg",
                        "/",
                        "5",
                        "*低于定量限",
                        ""));
        row(
                sheet,
                3,
                List.of(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "毒死蜱",
                        "未检出",
                        "mg/kg",
                        "合格项",
                        "GB 23200.113-2018",
                        "GB 2763-2021",
                        "0.01",
                        "mg/kg",
                        "0.005",
                        "mg/kg",
                        "/",
                        "0.02",
                        "",
                        ""));
        row(
                sheet,
                4,
                List.of(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "克百威",
                        "０．０５",
                        "mg/kg",
                        "不合格项",
                        "GB 23200.112-2018",
                        "GB 2763-2021",
                        "/",
                        "/",
                        "0.005",
                        "mg/kg",
                        "/",
                        "0.02",
                        "",
                        "复检中"));
        for (int column = 0; column < 5; column++) {
            sheet.addMergedRegion(new CellRangeAddress(2, 4, column, column));
        }

        FileCheck.Outcome outcome = check(Books.saved(book, directory.resolve("export.xlsx")));

        assertThat(outcome.accepted()).isEqualTo(3);
        assertThat(outcome.rejected()).isZero();
        assertThat(results).allSatisfy(result -> {
            assertThat(result.sample().sampleId()).isEqualTo("NCP26330001");
            assertThat(result.sample().purpose()).isEqualTo(Purpose.ROUTINE);
            assertThat(result.sample().site().name()).isEqualTo("农贸市场");
            assertThat(result.measurement().lod()).contains(new BigDecimal("0.005"));
        });
        assertThat(results)
                .extracting(result -> result.measurement().qualifier())
                .containsExactly(Qualifier.EQ, Qualifier.NOT_DETECTED, Qualifier.EQ);
        assertThat(results)
                .extracting(result -> result.measurement().reportedVerdict())
                .containsExactly(ReportedVerdict.PASS, ReportedVerdict.PASS, ReportedVerdict.FAIL);
        assertThat(results).extracting(TestResult::reportedLimit).containsExactly("5", "0.02", "0.02");
        assertThat(results.get(2).measurement().value()).contains(new BigDecimal("0.05"));
        assertThat(results.get(2).remark()).isEqualTo("复检中");
    }

    private FileCheck.Outcome check(Path file) throws IOException {
        Files.createDirectories(directory.resolve("partners"));
        Files.writeString(directory.resolve("partners/county.yaml"), "partner: county\nlike: sampling-form\n");
        Clock clock = Clock.fixed(Instant.parse("2026-03-10T00:00:00Z"), ZoneOffset.UTC);
        return new FileCheck(directory, ZoneId.of("Asia/Shanghai"), clock)
                .check("county", file, new FileCheck.Listener() {
                    @Override
                    public void accepted(TestResult result) {
                        results.add(result);
                    }

                    @Override
                    public void refused(RawRow row, List<Problem> problems) {
                        throw new AssertionError(row + " " + problems);
                    }
                });
    }
}
