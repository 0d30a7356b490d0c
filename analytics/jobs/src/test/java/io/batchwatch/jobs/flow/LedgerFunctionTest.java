package io.batchwatch.jobs.flow;

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
import io.batchwatch.jobs.ReferenceDirectory;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.jobs.wire.SampleRows;
import io.batchwatch.jobs.wire.WireType;
import io.batchwatch.rules.batch.BatchEvidence;
import io.batchwatch.rules.ledger.CellDelta;
import io.batchwatch.rules.ledger.JudgedResult;
import io.batchwatch.rules.ledger.LedgerCodec;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.rules.tally.RowsTally;
import io.batchwatch.views.VerdictCounts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a sample come one by one or many together: what comes of them is the same. */
class LedgerFunctionTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final List<String> ANALYTES = List.of("carbofuran", "3_hydroxycarbofuran", "cadmium", "procymidone");
    private static final List<String> VALUES = List.of("0.001", "0.015", "0.5");

    @TempDir
    private Path reference;

    private final TestResultCodec codec = new TestResultCodec();

    /** What a run of the operator said in all. */
    private record Said(
            List<String> history,
            List<BatchEvidence> news,
            TreeMap<String, CellDelta> cells,
            Optional<RowsTally> tally) {}

    @BeforeEach
    void seed() throws Exception {
        ReferenceFiles.seed(reference);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howRowsComeTogetherChangesNothing(long seed) throws Exception {
        List<TestResult> rows = anyRows(new SplittableRandom(seed));

        Said oneByOne = said(together(rows, 1));
        Said byFives = said(together(rows, 5));
        Said atOnce = said(together(rows, rows.size()));

        assertThat(oneByOne.history()).isNotEmpty();
        assertThat(oneByOne.news()).isNotEmpty();
        assertThat(byFives).isEqualTo(oneByOne);
        assertThat(atOnce).isEqualTo(oneByOne);
    }

    @Test
    void partsThatComeTogetherAreSummed() throws Exception {
        List<TestResult> rows = List.of(
                row("carbofuran", "0.015", 1, 1),
                row("cadmium", "0.01", 1, 2),
                row("3_hydroxycarbofuran", "0.015", 1, 3));

        Said said = said(together(rows, 3));

        assertThat(said.history()).hasSize(4).anyMatch(row -> row.startsWith("carbofuran sum"));
    }

    @Test
    void aSampleOfVeryManyResultsForgetsNone() throws Exception {
        List<TestResult> rows = new ArrayList<>();
        for (int revision = 1; revision <= 2; revision++) {
            for (int item = 0; item < 150; item++) {
                rows.add(row("item" + item, "0.0" + revision, revision, rows.size() + 1));
            }
        }

        List<String> history = said(together(rows, 7)).history();

        assertThat(history).filteredOn(row -> row.contains("ACCEPTED")).hasSize(150);
        assertThat(history).filteredOn(row -> row.contains("CORRECTED")).hasSize(150);
    }

    @Test
    void aRowThatIsNoResultStopsNoneBesideIt() throws Exception {
        SampleRows rows = new SampleRows(
                "S-1", List.of(new byte[] {1, 2, 3}, codec.encode(row("carbofuran", "0.5", 1, 1)), new byte[0]));

        assertThat(said(List.of(rows)).history()).singleElement().asString().startsWith("carbofuran");
    }

    /** Corrections and repetitions among them. */
    private static List<TestResult> anyRows(SplittableRandom chance) {
        List<TestResult> rows = new ArrayList<>();
        for (int line = 1; line <= 30; line++) {
            rows.add(row(any(ANALYTES, chance), any(VALUES, chance), 1 + chance.nextInt(2), 1 + chance.nextInt(line)));
        }
        return rows;
    }

    private static String any(List<String> of, SplittableRandom chance) {
        return of.get(chance.nextInt(of.size()));
    }

    private static TestResult row(String analyte, String value, int revision, int line) {
        Term lab = new Term("lab1", "县检验所");
        return new TestResult(
                ResultId.of("lab1", "S-1", analyte, "", 1),
                revision,
                revision == 1 ? Status.FINAL : Status.CORRECTED,
                new Sample(
                        "S-1",
                        "B-1",
                        new Term("leek", "韭菜"),
                        "vegetable",
                        "",
                        "",
                        new Term("m1", "东门农贸市场"),
                        "",
                        Purpose.ROUTINE,
                        "",
                        NOON.minusSeconds(3_600)),
                new TestItem(
                        new Term(analyte, analyte),
                        "",
                        TestKind.LAB,
                        lab,
                        "",
                        "",
                        "",
                        1,
                        Optional.empty(),
                        Optional.empty()),
                new Measurement(
                        Qualifier.EQ,
                        Optional.of(new BigDecimal(value)),
                        "mg/kg",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        value,
                        ReportedVerdict.NOT_REPORTED),
                "",
                "",
                new Provenance(
                        "generic", "file", "results.csv", "00112233445566778899aabbccddeeff", line, NOON, "generic@1"));
    }

    private List<SampleRows> together(List<TestResult> rows, int size) {
        List<SampleRows> groups = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            List<TestResult> group = rows.subList(from, Math.min(rows.size(), from + size));
            groups.add(new SampleRows("S-1", group.stream().map(codec::encode).toList()));
        }
        return groups;
    }

    @SuppressWarnings("try") // its close may be interrupted
    private Said said(List<SampleRows> arrivals) throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, SampleRows, HistoryRow> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new LedgerFunction(
                                new ReferenceDirectory(reference, ZoneId.of("Asia/Shanghai")),
                                Clock.fixed(NOON, ZoneOffset.UTC))),
                        SampleRows::sampleId,
                        Types.STRING)) {
            harness.setup(WireType.HISTORY_ROW
                    .information()
                    .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            harness.open();
            for (SampleRows rows : arrivals) {
                harness.processElement(rows, 0);
            }
            TreeMap<String, CellDelta> cells = new TreeMap<>();
            side(harness, LedgerFunction.CELLS)
                    .forEach(cell -> cells.merge(cell.key().text(), cell, CellDelta::plus));
            cells.values()
                    .removeIf(cell -> cell.samples().equals(VerdictCounts.NONE)
                            && cell.items().equals(VerdictCounts.NONE));
            return new Said(
                    harness.extractOutputValues().stream().map(this::spoken).toList(),
                    side(harness, LedgerFunction.NEWS).stream()
                            .flatMap(news -> news.evidence().stream())
                            .toList(),
                    cells,
                    side(harness, LedgerFunction.TALLIES).stream().reduce(RowsTally::plus));
        }
    }

    private String spoken(HistoryRow row) {
        JudgedResult judged = LedgerCodec.judgedResult(row.content(), codec);
        return String.join(
                " ",
                judged.result().item().analyte().code(),
                judged.result().item().method(),
                judged.judgement().verdict().name(),
                judged.outcome().name(),
                judged.result().measurement().value().map(BigDecimal::toString).orElse(""),
                String.valueOf(judged.result().provenance().line()));
    }

    private static <T> Collection<T> side(
            KeyedOneInputStreamOperatorTestHarness<String, SampleRows, HistoryRow> harness, OutputTag<T> tag) {
        return Stream.ofNullable(harness.getSideOutput(tag))
                .flatMap(Collection::stream)
                .map(StreamRecord::getValue)
                .toList();
    }
}
