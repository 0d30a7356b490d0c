package io.batchwatch.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.Profiles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementReaderTest {
    private static final List<String> HEADER = List.of(
            "sample_id",
            "product",
            "sampled_at",
            "test_kind",
            "analyte",
            "qualifier",
            "value",
            "unit",
            "reported_verdict",
            "lod",
            "expanded_uncertainty");
    private static final Profile STRICT = Profiles.of();
    private static final Profile PROSE = Profiles.of("prose: keep");

    private List<Problem> problems = List.of();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''  | 0.05 | EQ | 0.05",
                "EQ  | 0.05 | EQ | 0.05",
                "<   | 0.01 | LT | 0.01",
                "小于 | 0.01 | LT | 0.01",
                "＜  | 0.01 | LT | 0.01",
                "<   | <0.01 | LT | 0.01",
                ">   | 2000 | GT | 2000",
                "检出 | 0.05 | DETECTED | 0.05",
                "ND  | ''   | NOT_DETECTED | ",
                "阴性 | 阴性 | NOT_DETECTED | ",
                "阳性 | ''   | DETECTED | ",
                "''  | 阳性 | DETECTED | ",
                "''  | 未检出 | NOT_DETECTED | ",
                "未检测 | '' | NOT_MEASURED | "
            })
    void columnAndCellSayTogetherWhatWasFound(String qualifier, String value, Qualifier said, BigDecimal number) {
        Measurement measurement = read(qualifier, value, "mg/kg").orElseThrow();

        assertThat(measurement.qualifier()).isEqualTo(said);
        assertThat(measurement.value()).isEqualTo(Optional.ofNullable(number));
        assertThat(measurement.unit()).isEqualTo("mg/kg");
    }

    @ParameterizedTest
    @CsvSource({"ND, 0.05", "=, <0.01", "<, >5", "阳性, 阴性", "阴性, 阳性", "未检测, 0.05", "=, ND"})
    void whatContradictsItselfIsRefused(String qualifier, String value) {
        assertThat(read(qualifier, value, "mg/kg")).isEmpty();
        assertThat(problems).extracting(Problem::rule).containsExactly(Rule.QUALIFIER_CONFLICT);
        assertThat(problems.get(0).value()).isEqualTo(qualifier + " " + value);
    }

    /** A reader of test cards says "negative" and the inhibition beside it. */
    @Test
    void besideNegativeAnInhibitionIsTheValue() {
        assertThat(read("阴性", "12.5", "%").orElseThrow().qualifier()).isEqualTo(Qualifier.EQ);
    }

    @Test
    void theUnitMayStandBesideTheValueOrInItsColumnOrInBoth() {
        assertThat(read("", "0.05 mg/kg", "").orElseThrow().unit()).isEqualTo("mg/kg");
        assertThat(read("", "0.05", "mg/kg").orElseThrow().unit()).isEqualTo("mg/kg");
        assertThat(read("", "0.05 MG/KG", "mg/kg").orElseThrow().unit()).isEqualTo("mg/kg");
    }

    @Test
    void twoUnitsAreNotChosenBetween() {
        assertThat(read("", "0.05 mg/kg", "μg/kg")).isEmpty();
        assertThat(problems)
                .extracting(Problem::rule, Problem::field, Problem::value)
                .containsExactly(tuple(Rule.UNIT_CONFLICT, "unit", "μg/kg"));
    }

    /** µ is written with two different characters. */
    @Test
    void microAndMuAreOneUnit() {
        assertThat(read("", "50 \u00b5g/kg", "\u03bcg/kg")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "<-0.01", "-1 mg/kg", "0.05 ± -0.01", "ND(-0.01)"})
    void nothingIsThereLessThanNotAtAll(String value) {
        assertThat(read("", value, "")).isEmpty();
        assertThat(problems).extracting(Problem::rule).containsExactly(Rule.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource({"-30, true", "-31, false", "110, true", "111, false", "0, true"})
    void anInhibitionMayBeALittleOutsideItsScale(String value, boolean possible) {
        assertThat(read("", value, "%", TestKind.RAPID).isPresent()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "percent, 45, '', 45", "percent, 45, %, 45", "percent, '45 %', '', 45", "percent, <5, '', 5",
        "fraction, 0.45, '', 45", "fraction, 0.453, '', 45.3", "fraction, -0.02, '', -2", "fraction, 1.1, '', 110"
    })
    void theProfileSaysHowAnInhibitionIsWritten(String how, String value, String unit, BigDecimal percent) {
        Measurement measurement = read(inhibition(how), TestKind.RAPID, false, "", value, unit, "", "", "")
                .orElseThrow();

        assertThat(measurement.value())
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo(percent));
        assertThat(measurement.unit()).isEqualTo("%");
    }

    @ParameterizedTest
    @CsvSource({"percent, 118", "percent, -31", "fraction, 1.18", "fraction, 118", "fraction, 45"})
    void anInhibitionThatCannotBeIsRefusedWithTheReason(String how, String value) {
        assertThat(read(inhibition(how), TestKind.RAPID, false, "", value, "", "", "", ""))
                .isEmpty();

        assertThat(problems).extracting(Problem::rule).containsExactly(Rule.OUT_OF_RANGE);
        assertThat(problems.get(0).messageEn()).contains("between -30 and 110 %", "inhibition: " + how);
        assertThat(problems.get(0).messageZh()).contains("-30 至 110 %");
    }

    @Test
    void onlyRapidTestsHaveAnInhibition() {
        Measurement laboratory = read(inhibition("fraction"), TestKind.LAB, false, "", "0.45", "", "", "", "")
                .orElseThrow();
        Measurement amount = read(inhibition("fraction"), TestKind.RAPID, false, "", "0.45", "mg/kg", "", "", "")
                .orElseThrow();

        assertThat(laboratory.value()).contains(new BigDecimal("0.45"));
        assertThat(laboratory.unit()).isEmpty();
        assertThat(amount.value()).contains(new BigDecimal("0.45"));
    }

    private static Profile inhibition(String how) {
        return Profiles.of("inhibition: " + how);
    }

    @Test
    void whatIsInItsOwnColumnComesBeforeWhatStandsInTheCell() {
        Measurement measurement = read(STRICT, TestKind.LAB, false, "", "0.05 ± 0.01", "mg/kg", "", "0.002", "0.003")
                .orElseThrow();

        assertThat(measurement.lod()).contains(new BigDecimal("0.002"));
        assertThat(measurement.expandedUncertainty()).contains(new BigDecimal("0.003"));
    }

    @Test
    void whatStandsInTheCellIsTakenWhereTheColumnIsEmpty() {
        assertThat(read("", "0.05 ± 0.01", "mg/kg").orElseThrow().expandedUncertainty())
                .contains(new BigDecimal("0.01"));
        assertThat(read("", "ND(0.02)", "mg/kg").orElseThrow().lod()).contains(new BigDecimal("0.02"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "-", "—", ""})
    void aDashInTheColumnOfALimitSaysNothing(String lod) {
        assertThat(read(STRICT, TestKind.LAB, false, "", "0.05", "mg/kg", "", lod, "")
                        .orElseThrow()
                        .lod())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"low, NOT_A_NUMBER", "-1, OUT_OF_RANGE"})
    void aLimitIsANumberAboveZero(String lod, Rule rule) {
        assertThat(read(STRICT, TestKind.LAB, false, "", "0.05", "mg/kg", "", lod, ""))
                .isEmpty();
        assertThat(problems).extracting(Problem::rule, Problem::field).containsExactly(tuple(rule, "lod"));
    }

    @Test
    void noValueAndNoFindingIsNoResult() {
        assertThat(read("", "", "mg/kg")).isEmpty();
        assertThat(read("<", "", "mg/kg")).isEmpty();
        assertThat(problems).extracting(Problem::rule).containsExactly(Rule.MISSING_VALUE);
    }

    @Test
    void aWholeSampleNeedsOnlyItsVerdict() {
        Measurement measurement =
                read(STRICT, TestKind.LAB, true, "", "", "", "合格", "", "").orElseThrow();

        assertThat(measurement.qualifier()).isEqualTo(Qualifier.NOT_MEASURED);
        assertThat(measurement.reportedVerdict()).isEqualTo(ReportedVerdict.PASS);
        assertThat(read(STRICT, TestKind.LAB, true, "", "", "", "", "", "")).isEmpty();
    }

    @Test
    void anItemNeedsMoreThanAVerdict() {
        assertThat(read(STRICT, TestKind.LAB, false, "", "", "", "合格", "", "")).isEmpty();
        assertThat(problems).extracting(Problem::rule).containsExactly(Rule.MISSING_VALUE);
    }

    @Test
    void proseIsRefusedUnlessTheProfileKeepsIt() {
        assertThat(read("", "n=5,c=2,m=100", "CFU/g")).isEmpty();
        assertThat(problems).extracting(Problem::rule).containsExactly(Rule.NOT_A_NUMBER);

        Measurement kept = read(PROSE, TestKind.LAB, false, "", "n=5,c=2,m=100", "CFU/g", "不合格", "", "")
                .orElseThrow();
        assertThat(kept.qualifier()).isEqualTo(Qualifier.NOT_MEASURED);
        assertThat(kept.text()).isEqualTo("n=5,c=2,m=100");
        assertThat(kept.reportedVerdict()).isEqualTo(ReportedVerdict.FAIL);
    }

    @Test
    void anUnknownVerdictIsNotPassedOver() {
        assertThat(read(STRICT, TestKind.LAB, false, "", "0.05", "mg/kg", "quite good", "", ""))
                .isEmpty();
        assertThat(problems)
                .extracting(Problem::rule, Problem::field)
                .containsExactly(tuple(Rule.UNKNOWN_CODE, "reported_verdict"));
    }

    @Test
    void aCommaIsReadAsTheProfileSays() {
        assertThat(read("", "0,05", "mg/kg")).isEmpty();
        assertThat(problems).extracting(Problem::rule).containsExactly(Rule.AMBIGUOUS_NUMBER);
        assertThat(read(Profiles.of("decimal: comma"), TestKind.LAB, false, "", "0,05", "mg/kg", "", "", "")
                        .orElseThrow()
                        .value())
                .contains(new BigDecimal("0.05"));
    }

    private Optional<Measurement> read(String qualifier, String value, String unit) {
        return read(qualifier, value, unit, TestKind.LAB);
    }

    private Optional<Measurement> read(String qualifier, String value, String unit, TestKind kind) {
        return read(STRICT, kind, false, qualifier, value, unit, "", "", "");
    }

    private Optional<Measurement> read(
            Profile profile,
            TestKind kind,
            boolean isWholeSample,
            String qualifier,
            String value,
            String unit,
            String verdict,
            String lod,
            String uncertainty) {
        try {
            Cells cells = new Cells(Header.of(HEADER, profile), profile, "");
            cells.turnTo(List.of(
                    "S-1", "leek", "2026-03-01", "LAB", "x", qualifier, value, unit, verdict, lod, uncertainty));
            Optional<Measurement> measurement =
                    new MeasurementReader(profile).read(cells, kind, Status.FINAL, isWholeSample);
            problems = cells.problems();
            return measurement;
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}
