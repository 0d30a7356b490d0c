package io.batchwatch.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Qualifier;
import io.batchwatch.gateway.problem.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.05 | EQ | 0.05 | ''",
                "=0.05 | EQ | 0.05 | ''",
                "<0.01 | LT | 0.01 | ''",
                "< 0.01 | LT | 0.01 | ''",
                "<=0.01 | LT | 0.01 | ''",
                "≤0.01 | LT | 0.01 | ''",
                ">2000 | GT | 2000 | ''",
                "≥ 2.5 | GT | 2.5 | ''",
                "0.05 mg/kg | EQ | 0.05 | mg/kg",
                "0.05mg/kg | EQ | 0.05 | mg/kg",
                "<10 CFU/g | LT | 10 | CFU/g",
                "12.5 % | EQ | 12.5 | %",
                "12.5% | EQ | 12.5 | %",
                "50 μg/kg | EQ | 50 | μg/kg",
                "1.5e3 CFU/mL | EQ | 1500 | CFU/mL",
            })
    void aNumberMayHaveASignAndAUnit(String text, Qualifier qualifier, BigDecimal number, String unit) {
        ValueText value = read(text);

        assertThat(value.qualifier()).isEqualTo(qualifier);
        assertThat(value.value().orElseThrow()).isEqualByComparingTo(number);
        assertThat(value.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ND", "nd", "N.D.", "n.d", "未检出", "阴性", "negative", "Not Detected", "neg.", "-"})
    void notFoundHasManyNames(String text) {
        assertThat(read(text))
                .isEqualTo(new ValueText(
                        Qualifier.NOT_DETECTED, Optional.empty(), "", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"阳性", "检出", "positive", "Detected", "pos", "+", "+++"})
    void foundHasManyNames(String text) {
        assertThat(read(text))
                .isEqualTo(new ValueText(Qualifier.DETECTED, Optional.empty(), "", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ND(0.01)", "ND (<0.01)", "未检出(检出限:0.01)", "n.d. (LOD 0.01)", "nd(lod=0.01)"})
    void notFoundMaySayBelowWhat(String text) {
        assertThat(read(text).qualifier()).isEqualTo(Qualifier.NOT_DETECTED);
        assertThat(read(text).detectionLimit()).contains(new BigDecimal("0.01"));
    }

    @Test
    void whatStandsBehindPlusMinusIsTheUncertainty() {
        assertThat(read("0.05 ± 0.01 mg/kg"))
                .isEqualTo(new ValueText(
                        Qualifier.EQ,
                        Optional.of(new BigDecimal("0.05")),
                        "mg/kg",
                        Optional.empty(),
                        Optional.of(new BigDecimal("0.01"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234 mg/kg | AMBIGUOUS_NUMBER",
                "<0,01 | AMBIGUOUS_NUMBER",
                "1,234 | AMBIGUOUS_NUMBER",
                "ND(0,01) | AMBIGUOUS_NUMBER",
                "0.05 ± 0,01 | AMBIGUOUS_NUMBER",
                "see remark | NOT_A_NUMBER",
                "合格 | NOT_A_NUMBER",
                "1.2.3 | NOT_A_NUMBER",
                "1E400 | NOT_A_NUMBER",
                "0x10 | NOT_A_NUMBER",
                "0.05 0.06 | NOT_A_NUMBER",
                "0.05 ± x | NOT_A_NUMBER",
                "0.05 ± 1.2.3 | NOT_A_NUMBER",
                "ND(1.2.3) | NOT_A_NUMBER",
                "<< 5 | NOT_A_NUMBER",
                "n=5,c=2,m=100 | NOT_A_NUMBER",
            })
    void whatIsNotClearIsNotGuessed(String text, Rule rule) {
        assertThat(ValueText.read(text, false)).isEqualTo(new ValueText.Reading.Unreadable(rule));
    }

    @Test
    void aProfileMaySayThatTheCommaIsTheDecimalSign() {
        ValueText.Reading reading = ValueText.read("<0,01 mg/kg", true);

        assertThat(reading)
                .isEqualTo(new ValueText.Reading.Value(new ValueText(
                        Qualifier.LT,
                        Optional.of(new BigDecimal("0.01")),
                        "mg/kg",
                        Optional.empty(),
                        Optional.empty())));
    }

    private static ValueText read(String text) {
        return ((ValueText.Reading.Value) ValueText.read(text, false)).value();
    }
}
