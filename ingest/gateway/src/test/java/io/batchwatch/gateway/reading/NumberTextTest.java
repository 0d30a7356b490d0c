package io.batchwatch.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.05 | 0.05",
                "0.050 | 0.050",
                "7 | 7",
                "-12.5 | -12.5",
                "+3 | 3",
                ".5 | 0.5",
                "5. | 5",
                "1.2e-3 | 0.0012",
                "1.200000E-003 | 0.001200000",
                "1.5E003 | 1.5E+3",
                "1,234.5 | 1234.5",
                "1,234,567 | 1234567",
                "12345678901234567890.5 | 12345678901234567890.5"
            })
    void numbersAreReadDigitByDigit(String text, BigDecimal number) {
        assertThat(NumberText.read(text, false)).isEqualTo(new NumberText.Reading.Known(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "0,05", "12,5", "-1,5"})
    void oneCommaIsNotGuessed(String text) {
        assertThat(NumberText.read(text, false)).isEqualTo(new NumberText.Reading.Ambiguous());
        assertThat(NumberText.number(text, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "abc", "1.2.3", "1,23,456", "1,2,3", "1 234", "0x10", "1e999", "NaN", "1.234,5"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(NumberText.read(text, false)).isEqualTo(new NumberText.Reading.NoNumber());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,05 | 0.05",
                "1,234 | 1.234",
                "1.234,5 | 1234.5",
                "1.234.567 | 1234567",
                "0.05 | 0.05",
                "12.5 | 12.5",
                "0.050 | 0.050",
                "7 | 7"
            })
    void aProfileMaySayThatTheCommaIsTheDecimalSign(String text, BigDecimal number) {
        assertThat(NumberText.read(text, true)).isEqualTo(new NumberText.Reading.Known(number));
    }

    /** Where the comma is the decimal sign, the point may stand for thousands. */
    @ParameterizedTest
    @ValueSource(strings = {"1.234", "12.500", "-1.000"})
    void thenOnePointBeforeThreeDigitsIsNotGuessed(String text) {
        assertThat(NumberText.read(text, true)).isEqualTo(new NumberText.Reading.Ambiguous());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3,4", "1,2,3", "1,234.5", "1.23.456", ","})
    void thenGroupsMustBeGroupsAsWell(String text) {
        assertThat(NumberText.read(text, true)).isEqualTo(new NumberText.Reading.NoNumber());
    }
}
