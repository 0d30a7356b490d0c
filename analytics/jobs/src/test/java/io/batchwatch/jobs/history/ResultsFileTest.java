package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Sample;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.judge.Rule;
import io.batchwatch.rules.ledger.JudgedResult;
import io.batchwatch.rules.ledger.RowOutcome;
import io.batchwatch.rules.reference.Accreditation;
import io.batchwatch.views.Origin;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB finds in a file of results is what was judged. */
class ResultsFileTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00.123Z");

    /** More than are written at a time, more than fill a page. */
    private static final int MANY = 30_000;

    @TempDir
    Path directory;

    private final TestResultCodec codec = new TestResultCodec();

    @Test
    void everyColumnOfAResultIsInItsFile() throws Exception {
        write(List.of(full()));

        assertThat(Rows.askFile(file(), "select * from FILES"))
                .containsExactly(ResultId.of("lab1", "S-1", "carbofuran", "GB", 2)
                        + ",3,CORRECTED,S-1,B-1,leek,韭菜,vegetable,山东寿光,OUTSIDE,producer,m1,东门农贸市场,CERT-1,CAMPAIGN,"
                        + "春季,2026-03-01T04:00:00.123Z,2026-03-01,carbofuran,克百威,pesticide,GB,LAB,lab1,县检验所,GC-1,LOT-9,"
                        + "王,2,2026-03-01T05:00:00.123Z,1969-12-31T23:59:59.999Z,EQ,0.050000000000000000,mg/kg,"
                        + "0.001000000000000000,0.002000000000000000,-12345678901234567890.123456789012345678,0.050,PASS,"
                        + "≤0.02,remark,FAIL,FAIL,PASS,limit,0.020000000000000000,mg/kg,GB 2763-2021,2021-09-03,true,true,"
                        + "accredited,LATE,CORRECTED,2026-03-01T06:00:00.123Z,generic,file,results.csv,0011,7,"
                        + "2026-03-01T04:00:00.123Z,generic@1");
    }

    @Test
    void whatWasNotGivenIsNull() throws Exception {
        write(List.of(measured(1, Optional.empty())));

        assertThat(Rows.askFile(
                        file(),
                        "select count(value), count(value_text), count(certificate), count(tested_at), count(limit_value),"
                                + " count(limit_effective_from), count(limit_unit), count(*) from FILES"))
                .containsExactly("0,0,0,0,0,0,0,1");
    }

    @Test
    void eachRowOfManyHasItsOwnValue() throws Exception {
        List<Optional<BigDecimal>> values = List.of(
                Optional.of(new BigDecimal("0.05")),
                Optional.of(new BigDecimal("0.05")),
                Optional.of(new BigDecimal("0.050")),
                Optional.empty(),
                Optional.of(new BigDecimal("-1.5")),
                Optional.of(new BigDecimal("0.0000000000000000001")),
                Optional.of(new BigDecimal("-1.5")),
                Optional.of(new BigDecimal("1E+19")));
        List<String> asTheyStand = List.of(
                "0.050000000000000000",
                "0.050000000000000000",
                "0.050000000000000000",
                "null",
                "-1.500000000000000000",
                "null",
                "-1.500000000000000000",
                "10000000000000000000.000000000000000000");

        write(IntStream.range(0, MANY)
                .mapToObj(line -> measured(line, values.get(line % values.size())))
                .toList());

        assertThat(Rows.askFile(file(), "select line, value, sample_id, coalesce(remark, '') from FILES"))
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .mapToObj(line -> "%d,%s,S-%d,%s"
                                .formatted(line, asTheyStand.get(line % values.size()), line / 3, remark(line)))
                        .toList());
    }

    @Test
    void aValueOfTooManyDigitsIsKeptAsText() throws Exception {
        write(List.of(measured(1, Optional.of(new BigDecimal("0.0000000000000000001")))));

        assertThat(Rows.askFile(file(), "select value is null, value_text from FILES"))
                .containsExactly("true,1E-19");
    }

    @Test
    void whatNeverComesTwiceHasNoDictionary() throws Exception {
        write(IntStream.range(0, 1000)
                .mapToObj(line -> measured(line, Optional.empty()))
                .toList());

        assertThat(Rows.ask("select path_in_schema from parquet_metadata('" + file() + "')"
                        + " where path_in_schema in ('result_id', 'line', 'sample_id', 'site')"
                        + " and encodings not like '%DICTIONARY%' order by all"))
                .containsExactly("line", "result_id");
    }

    private Path file() {
        return directory.resolve("results.parquet");
    }

    private void write(List<JudgedResult> results) throws Exception {
        List<HistoryRow> rows = new ArrayList<>();
        for (JudgedResult judged : results) {
            rows.add(ResultsTable.row(judged, codec.encode(judged.result())));
        }
        ParquetFile.write(file(), TableFormat.RESULTS, rows);
    }

    private static String remark(int line) {
        return line % 5 == 0 ? "备注 " + line % 2 : "";
    }

    private static JudgedResult measured(int line, Optional<BigDecimal> value) {
        TestResult result = new TestResult(
                ResultId.of("lab1", "S-" + line / 3, "carbofuran", "", line % 3 + 1),
                1,
                Status.FINAL,
                new Sample(
                        "S-" + line / 3,
                        "B-1",
                        new Term("leek", "韭菜"),
                        "vegetable",
                        "",
                        "",
                        new Term("m1", "东门农贸市场"),
                        "",
                        Purpose.ROUTINE,
                        "",
                        NOON),
                new TestItem(
                        new Term("carbofuran", "克百威"),
                        "",
                        TestKind.LAB,
                        new Term("lab1", "县检验所"),
                        "",
                        "",
                        "",
                        line % 3 + 1,
                        Optional.empty(),
                        Optional.empty()),
                new Measurement(
                        value.isPresent() ? Qualifier.EQ : Qualifier.NOT_DETECTED,
                        value,
                        "mg/kg",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        ReportedVerdict.NOT_REPORTED),
                "",
                remark(line),
                new Provenance("generic", "file", "results.csv", "0011", line, NOON, "generic@1"));
        Judgement judgement = new Judgement(
                Verdict.NOT_JUDGED,
                Verdict.NOT_JUDGED,
                Verdict.NOT_JUDGED,
                Rule.NO_LIMIT,
                "pesticide",
                Optional.empty(),
                false,
                "");
        return new JudgedResult(
                result,
                judgement,
                Accreditation.UNKNOWN,
                RowOutcome.ACCEPTED,
                "vegetable",
                Origin.OUTSIDE,
                LocalDate.of(2026, 3, 1),
                Timeliness.ON_TIME,
                NOON);
    }

    private static JudgedResult full() {
        TestResult result = new TestResult(
                ResultId.of("lab1", "S-1", "carbofuran", "GB", 2),
                3,
                Status.CORRECTED,
                new Sample(
                        "S-1",
                        "B-1",
                        new Term("leek", "韭菜"),
                        "vegetable",
                        "山东寿光",
                        "producer",
                        new Term("m1", "东门农贸市场"),
                        "CERT-1",
                        Purpose.CAMPAIGN,
                        "春季",
                        NOON),
                new TestItem(
                        new Term("carbofuran", "克百威"),
                        "GB",
                        TestKind.LAB,
                        new Term("lab1", "县检验所"),
                        "GC-1",
                        "LOT-9",
                        "王",
                        2,
                        Optional.of(NOON.plusSeconds(3600)),
                        Optional.of(Instant.ofEpochMilli(-1))),
                new Measurement(
                        Qualifier.EQ,
                        Optional.of(new BigDecimal("0.050")),
                        "mg/kg",
                        Optional.of(new BigDecimal("0.001")),
                        Optional.of(new BigDecimal("0.002")),
                        Optional.of(new BigDecimal("-12345678901234567890.123456789012345678")),
                        "0.050",
                        ReportedVerdict.PASS),
                "≤0.02",
                "remark",
                new Provenance("generic", "file", "results.csv", "0011", 7, NOON, "generic@1"));
        Judgement judgement = new Judgement(
                Verdict.FAIL,
                Verdict.FAIL,
                Verdict.PASS,
                Rule.LIMIT,
                "pesticide",
                Optional.of(
                        new AppliedLimit(new BigDecimal("0.02"), "mg/kg", "GB 2763-2021", LocalDate.of(2021, 9, 3))),
                true,
                "GB 2763-2021");
        return new JudgedResult(
                result,
                judgement,
                Accreditation.ACCREDITED,
                RowOutcome.CORRECTED,
                "vegetable",
                Origin.OUTSIDE,
                LocalDate.of(2026, 3, 1),
                Timeliness.LATE,
                NOON.plusSeconds(7200));
    }
}
