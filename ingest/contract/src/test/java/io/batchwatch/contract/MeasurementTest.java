package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasurementTest {
    private static final Optional<BigDecimal> NUMBER = Optional.of(new BigDecimal("0.05"));

    @ParameterizedTest
    @EnumSource(names = {"EQ", "LT", "GT"})
    void aComparisonNeedsItsNumber(Qualifier qualifier) {
        assertThat(measurement(qualifier, NUMBER).value()).isEqualTo(NUMBER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measurement(qualifier, Optional.empty()))
                .withMessageContaining(qualifier.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_DETECTED", "NOT_MEASURED"})
    void whatWasNotFoundHasNoNumber(Qualifier qualifier) {
        assertThat(measurement(qualifier, Optional.empty()).value()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measurement(qualifier, NUMBER))
                .withMessageContaining(qualifier.name());
    }

    @Test
    void whatWasDetectedMayHaveANumberOrNone() {
        assertThat(measurement(Qualifier.DETECTED, NUMBER).value()).isEqualTo(NUMBER);
        assertThat(measurement(Qualifier.DETECTED, Optional.empty()).value()).isEmpty();
    }

    @Test
    void nothingIsNull() {
        Optional<BigDecimal> none = Optional.empty();

        assertThatNullPointerException()
                .isThrownBy(() -> new Measurement(
                        Qualifier.EQ, NUMBER, null, none, none, none, "", ReportedVerdict.NOT_REPORTED));
        assertThatNullPointerException()
                .isThrownBy(() -> new Measurement(
                        Qualifier.DETECTED, null, "", none, none, none, "", ReportedVerdict.NOT_REPORTED));
        assertThatNullPointerException()
                .isThrownBy(() -> new Measurement(Qualifier.EQ, NUMBER, "", none, none, none, "", null));
    }

    private static Measurement measurement(Qualifier qualifier, Optional<BigDecimal> value) {
        return new Measurement(
                qualifier,
                value,
                "mg/kg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                ReportedVerdict.NOT_REPORTED);
    }
}
