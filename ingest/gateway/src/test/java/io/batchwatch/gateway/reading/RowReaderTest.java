package io.batchwatch.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static final Provenance ARRIVAL = new Provenance(
            "test", "file", "results.csv", "ab".repeat(32), 1, Instant.parse("2026-03-10T00:00:00Z"), "test@3");

    @TempDir
    private Path reference;

    private final Map<String, String> row = new LinkedHashMap<>();
    private Profile profile = Profiles.of();

    @BeforeEach
    void aRowThatIsWhole() {
        row.put("sample_id", "S-1");
        row.put("product", "leek");
        row.put("sampled_at", "2026-03-01");
        row.put("test_kind", "LAB");
        row.put("analyte", "procymidone");
        row.put("value", "0.05");
    }

    @ParameterizedTest
    @CsvSource({
        "value, 10³",
        "value, 0.02¹",
        "value, 0.02①",
        "value, ＜10²",
        "lod, 0.01①",
        "sampled_at, 2026-3-1²",
        "revision, 1²"
    })
    void aRaisedDigitIsNotReadAsOneMore(String field, String cell) {
        row.put(field, cell);

        assertThat(problems()).extracting(Problem::field).containsExactly(field);
    }

    /** Copied from a page; nobody sees it, and it would be another sample. */
    @Test
    void aBlankWithoutWidthAroundACellIsNoPartOfIt() {
        row.put("sample_id", "S-1\u200b");

        assertThat(read().sample().sampleId()).isEqualTo("S-1");
    }

    @Test
    void whoTakesAResultBackNeedNotSayWhichItWas() {
        row.put("value", "");
        row.put("status", "撤销");

        assertThat(read().status()).isEqualTo(Status.WITHDRAWN);
        assertThat(read().measurement().qualifier()).isEqualTo(Qualifier.NOT_MEASURED);
    }

    @Test
    void theUnitMayStandInTheTitleOfTheValue() {
        row.remove("value");
        row.put("检测结果(mg/kg)", "0.05");

        assertThat(read().measurement().unit()).isEqualTo("mg/kg");
    }

    /** Compared with one another they would be wrong by a thousand. */
    @Test
    void aLimitOfDetectionIsInTheUnitOfTheValue() {
        row.put("unit", "mg/kg");
        row.put("检出限(μg/kg)", "10");

        assertThat(problems())
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.UNIT_CONFLICT, "lod"));
    }

    @Test
    void aPatternSaysWhichPartOfACellCounts() {
        profile = Profiles.of(
                "patterns: {analyte: '([A-Z][a-z]?) [0-9.]+', lod: '.*LOD ([0-9.]+).*|.*()'}",
                "columns: {lod: remark}");
        row.put("analyte", "Mn 257.610");
        row.put("remark", "good, LOD 0.02 mg/kg");

        assertThat(read().item().analyte().name()).isEqualTo("Mn");
    }

    @Test
    void aCellThatNoPatternFitsIsTakenAsItIs() {
        profile = Profiles.of("patterns: {analyte: '([A-Z][a-z]?) [0-9.]+'}");

        assertThat(read().item().analyte().name()).isEqualTo("procymidone");
    }

    @Test
    void joinedColumnsMayHaveABlankBetweenThem() {
        profile = Profiles.of("columns: {sampled_at: {join: [sampled_at, time], with: ' '}}");
        row.put("time", "08:30");

        assertThat(read().sample().sampledAt()).isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
        row.put("time", "");
        assertThat(read().sample().sampledAt()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
    }

    @Test
    void theNameOfTheFileMayTellSomethingOfAllItsRows() {
        profile = Profiles.of("file_name: {batch_id: '(.*)[.]csv'}");

        assertThat(read().sample().batchId()).isEqualTo("results");
    }

    @Test
    void aWholeRowIsAResult() {
        row.put("batch_id", "B-7");
        row.put("origin", "Shouguang");
        row.put("producer", "Green Farm");
        row.put("certificate", "C-9");
        row.put("purpose", "投诉");
        row.put("lab", "County Laboratory");
        row.put("instrument", "GC-2");
        row.put("reagent_lot", "R-5");
        row.put("operator", "Li");
        row.put("method", "GB 23200.113");
        row.put("replicate", "2");
        row.put("unit", "mg/kg");
        row.put("lod", "0.01");
        row.put("loq", "0.02");
        row.put("expanded_uncertainty", "0.005");
        row.put("reported_verdict", "合格");
        row.put("tested_at", "2026-03-02 09:00");
        row.put("reported_at", "2026-03-03");
        row.put("revision", "4");
        row.put("status", "更正");
        row.put("remark", "second bench");
        row.put("reported_limit", "0.2 mg/kg");

        TestResult result = read();

        assertThat(result.id()).isEqualTo(ResultId.of("County Laboratory", "S-1", "procymidone", "GB 23200.113", 2));
        assertThat(result.revision()).isEqualTo(4);
        assertThat(result.status()).isEqualTo(Status.CORRECTED);
        assertThat(result.reportedLimit()).isEqualTo("0.2 mg/kg");
        assertThat(result.remark()).isEqualTo("second bench");
        assertThat(result.sample().batchId()).isEqualTo("B-7");
        assertThat(result.sample().origin()).isEqualTo("Shouguang");
        assertThat(result.sample().producer()).isEqualTo("Green Farm");
        assertThat(result.sample().certificate()).isEqualTo("C-9");
        assertThat(result.sample().purpose()).isEqualTo(Purpose.COMPLAINT);
        assertThat(result.sample().sampledAt()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
        assertThat(result.item().kind()).isEqualTo(TestKind.LAB);
        assertThat(result.item().lab()).isEqualTo(Term.unmapped("County Laboratory"));
        assertThat(result.item().instrument()).isEqualTo("GC-2");
        assertThat(result.item().reagentLot()).isEqualTo("R-5");
        assertThat(result.item().operator()).isEqualTo("Li");
        assertThat(result.item().replicate()).isEqualTo(2);
        assertThat(result.item().testedAt()).contains(Instant.parse("2026-03-02T01:00:00Z"));
        assertThat(result.item().reportedAt()).contains(Instant.parse("2026-03-02T16:00:00Z"));
        assertThat(result.measurement())
                .isEqualTo(new Measurement(
                        Qualifier.EQ,
                        Optional.of(new BigDecimal("0.05")),
                        "mg/kg",
                        Optional.of(new BigDecimal("0.01")),
                        Optional.of(new BigDecimal("0.02")),
                        Optional.of(new BigDecimal("0.005")),
                        "",
                        ReportedVerdict.PASS));
    }

    @Test
    void aResultSaysWhereItStood() {
        assertThat(read().provenance())
                .isEqualTo(new Provenance(
                        "test", "file", "results.csv", "ab".repeat(32), 12, ARRIVAL.receivedAt(), "test@3"));
    }

    @Test
    void withoutALaboratoryThePartnerStandsInTheId() {
        assertThat(read().id()).isEqualTo(ResultId.of("test", "S-1", "procymidone", "", 1));
    }

    @Test
    void whatIsNotGivenIsTheUsual() {
        TestResult result = read();

        assertThat(result.revision()).isEqualTo(1);
        assertThat(result.status()).isEqualTo(Status.FINAL);
        assertThat(result.sample().purpose()).isEqualTo(Purpose.ROUTINE);
        assertThat(result.item().testedAt()).isEmpty();
        assertThat(result.sample().site()).isEqualTo(Term.NOT_GIVEN);
    }

    @Test
    void namesBecomeCodesAndWhatIsNotKnownIsKept() throws IOException {
        Files.writeString(reference.resolve("products.csv"), "code,zh,en,aliases\nleek,韭菜,Leek,Chinese chive|扁菜\n");
        Files.writeString(reference.resolve("categories.csv"), "code,zh,en,aliases\nvegetable,蔬菜,Vegetables,\n");
        row.put("product", "扁菜");
        row.put("category", "蔬菜");
        row.put("analyte", "something new");

        TestResult result = read();

        assertThat(result.sample().product()).isEqualTo(new Term("leek", "扁菜"));
        assertThat(result.sample().category()).isEqualTo("vegetable");
        assertThat(result.item().analyte()).isEqualTo(Term.unmapped("something new"));
    }

    /** A slip of the reference data must not make a whole file impossible to read. */
    @Test
    void aReferenceRowWithoutACodeMapsNothing() throws IOException {
        Files.writeString(reference.resolve("analytes.csv"), "code,zh,en,aliases\n,腐霉利,procymidone,\n");

        assertThat(read().item().analyte()).isEqualTo(Term.unmapped("procymidone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample_id", "product", "sampled_at", "test_kind", "analyte"})
    void whatIsNeededMustBeFilledIn(String column) {
        row.put(column, " \u3000");

        assertThat(problems()).extracting(Problem::rule, Problem::field).containsExactly(tuple(Rule.MISSING, column));
    }

    @Test
    void everyReasonIsTold() {
        row.put("sample_id", "");
        row.put("sampled_at", "yesterday");
        row.put("test_kind", "guess");
        row.put("value", "many");
        row.put("replicate", "0");
        row.put("lod", "low");

        assertThat(problems())
                .extracting(Problem::rule, Problem::field)
                .containsExactlyInAnyOrder(
                        tuple(Rule.MISSING, "sample_id"),
                        tuple(Rule.NOT_A_DATE, "sampled_at"),
                        tuple(Rule.UNKNOWN_CODE, "test_kind"),
                        tuple(Rule.NOT_A_COUNT, "replicate"),
                        tuple(Rule.NOT_A_NUMBER, "value"),
                        tuple(Rule.NOT_A_NUMBER, "lod"));
    }

    @Test
    void anUnknownWordIsToldWithThoseThatAreKnown() {
        row.put("test_kind", "guess");

        assertThat(problems().get(0).messageEn()).contains("rapid", "lab", "快检");
    }

    @ParameterizedTest
    @CsvSource({
        "RAPID, RAPID",
        "rapid, RAPID",
        "快检, RAPID",
        "ＬＡＢ, LAB",
        "实验室, LAB",
        "自检, SELF_CHECK",
        "Self Check, SELF_CHECK"
    })
    void theKindOfTestHasManyNames(String word, TestKind kind) {
        row.put("test_kind", word);

        assertThat(read().item().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1979-12-31", "2026-03-13", "0026-03-01"})
    void aDayThatCannotBeIsRefused(String day) {
        row.put("sampled_at", day);

        assertThat(problems())
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.DATE_OUT_OF_RANGE, "sampled_at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980-01-02", "2026-03-11"})
    void clocksMayBeADayApart(String day) {
        row.put("sampled_at", day);

        assertThat(read().sample().sampledAt()).isAfter(Instant.EPOCH);
    }

    @Test
    void moreCellsThanTheHeaderHasAreRefused() {
        assertThat(problems("S-1", "leek", "2026-03-01", "LAB", "procymidone", "0", "05"))
                .extracting(Problem::rule)
                .containsExactly(Rule.TOO_MANY_CELLS);
    }

    @Test
    void emptyCellsBeyondTheHeaderDoNoHarm() {
        assertThat(readCells("S-1", "leek", "2026-03-01", "LAB", "procymidone", "0.05", "", " "))
                .isInstanceOf(RowReading.Read.class);
    }

    @Test
    void fewerCellsAreEmptyOnes() {
        assertThat(problems("S-1", "leek", "2026-03-01", "LAB", "procymidone"))
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.MISSING_VALUE, "value"));
    }

    @Test
    void aNameIsAtMost300CharactersLong() {
        row.put("product", "x".repeat(301));

        assertThat(problems()).extracting(Problem::rule).containsExactly(Rule.TOO_LONG);
        assertThat(problems().get(0).value()).hasSize(201).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "10000", "two", "１２３４５"})
    void aRevisionIsACount(String text) {
        row.put("revision", text);

        assertThat(problems())
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.NOT_A_COUNT, "revision"));
    }

    @Test
    void fullWidthDigitsAreDigits() {
        row.put("sampled_at", "２０２６－０３－０１");
        row.put("value", "＜０．０１");
        row.put("replicate", "２");

        TestResult result = read();

        assertThat(result.sample().sampledAt()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
        assertThat(result.measurement().qualifier()).isEqualTo(Qualifier.LT);
        assertThat(result.measurement().value()).contains(new BigDecimal("0.01"));
        assertThat(result.item().replicate()).isEqualTo(2);
    }

    @Test
    void constantsAreAlwaysTakenAndDefaultsWhereACellIsEmpty() {
        profile = Profiles.of("constants: {product: tap_water}", "defaults: {test_kind: RAPID, analyte: lead}");
        row.put("test_kind", "");

        TestResult result = read();

        assertThat(result.sample().product().name()).isEqualTo("tap_water");
        assertThat(result.item().kind()).isEqualTo(TestKind.RAPID);
        assertThat(result.item().analyte().name()).isEqualTo("procymidone");
    }

    @Test
    void theProfilesOwnWordsAreUnderstoodBesideTheUsualOnes() {
        profile = Profiles.of("codes: {test_kind: {Quick Look: RAPID}, product: {LK: leek}}");
        row.put("test_kind", "quick look");
        row.put("product", "lk");

        assertThat(read().item().kind()).isEqualTo(TestKind.RAPID);
        assertThat(read().sample().product().name()).isEqualTo("leek");
        row.put("test_kind", "实验室");
        assertThat(read().item().kind()).isEqualTo(TestKind.LAB);
    }

    @Test
    void joinedColumnsMakeOneId() {
        profile = Profiles.of("columns: {sample_id: {join: [river, day]}}");
        row.remove("sample_id");
        row.put("river", "Mill River");
        row.put("day", "2026-03-01");

        assertThat(read().sample().sampleId()).isEqualTo("Mill River|2026-03-01");
        row.put("river", "");
        row.put("day", "");
        assertThat(problems()).extracting(Problem::rule).containsExactly(Rule.MISSING);
    }

    private TestResult read() {
        RowReading reading = readCells(row.values().toArray(String[]::new));
        assertThat(reading).isInstanceOf(RowReading.Read.class);
        return ((RowReading.Read) reading).result();
    }

    private List<Problem> problems() {
        return problems(row.values().toArray(String[]::new));
    }

    private List<Problem> problems(String... cells) {
        RowReading reading = readCells(cells);
        assertThat(reading).isInstanceOf(RowReading.Refused.class);
        return ((RowReading.Refused) reading).problems();
    }

    private RowReading readCells(String... cells) {
        try {
            Header header = Header.of(new ArrayList<>(row.keySet()), profile);
            return new RowReader(profile, header, CodeBooks.read(reference), ARRIVAL)
                    .read(new RawRow(12, List.of(cells)));
        } catch (IOException | UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}
