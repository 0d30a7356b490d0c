package io.batchwatch.rules.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.surveillance.Expectation.Method;
import io.batchwatch.rules.surveillance.Expectation.Threshold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    /** R package surveillance, its own test: a mean of 5 with standard error 0.2, and 8 observed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PLAIN, 1.3073128, 8.6926872, 0.0907246, 0.8124165",
        "SQUARE_ROOT, 1.9891097, 9.3744842, 0.1189986, 0.6857951",
        "TWO_THIRDS, 1.8084477, 9.1154825, 0.1094727, 0.7289546"
    })
    void agreesWithPublishedThresholds(Method method, double lower, double upper, double probability, double score) {
        Expectation expectation = new Expectation(5, 0.2 / 5, 1);

        Threshold threshold = expectation.threshold(method, 0.05);

        assertThat(threshold.lower()).isCloseTo(lower, within(1e-7));
        assertThat(threshold.upper()).isCloseTo(upper, within(1e-7));
        assertThat(expectation.probabilityOfAtLeast(8, method, 0.05)).isCloseTo(probability, within(1e-7));
        assertThat(expectation.score(8, threshold)).isCloseTo(score, within(1e-7));
    }

    /**
     * The same package: a mean of 5 whose logarithm has the standard error log 2, and 11 observed. Its score is left out:
     * it takes the logarithm of the mean for the mean.
     */
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "NEGATIVE_BINOMIAL_OF_UPPER_MEAN, 1.5, 8, 24, 0.8597797",
        "NEGATIVE_BINOMIAL_OF_UPPER_MEAN, 1.0, 9, 22, 0.9093099",
        "NEGATIVE_BINOMIAL, 1.5, 1, 10, 0.03763657",
        "NEGATIVE_BINOMIAL, 1.0, 2, 9, 0.01369527"
    })
    void agreesWithPublishedQuantiles(
            Method method, double dispersion, double lower, double upper, double probability) {
        Expectation expectation = new Expectation(5, Math.log(2), dispersion);

        assertThat(expectation.threshold(method, 0.05)).isEqualTo(new Threshold(lower, upper));
        assertThat(expectation.probabilityOfAtLeast(11, method, 0.05)).isCloseTo(probability, within(1e-7));
    }

    @Test
    void ofARareEventOneIsNoAlarmAndThreeAre() {
        Expectation rare = new Expectation(0.1, 0.3, 1);

        assertThat(rare.threshold(Method.NEGATIVE_BINOMIAL, 0.005).upper()).isEqualTo(1);
        assertThat(rare.probabilityOfAtLeast(3, Method.NEGATIVE_BINOMIAL, 0.005))
                .isLessThan(0.001);
        assertThat(rare.probabilityOfAtLeast(0, Method.NEGATIVE_BINOMIAL, 0.005))
                .isEqualTo(1);
    }

    /** Mean 0.1 and dispersion 2: of a size of 0.1 none is 2 to the minus 0.1. */
    @Test
    void aSmallMeanMayVaryALot() {
        Expectation varying = new Expectation(0.1, 0, 2);

        assertThat(varying.probabilityOfAtLeast(1, Method.NEGATIVE_BINOMIAL, 0.005))
                .isCloseTo(1 - Math.pow(2, -0.1), within(1e-12));
        assertThat(varying.threshold(Method.NEGATIVE_BINOMIAL, 0.005).upper()).isEqualTo(3);
    }

    @Test
    void nothingIsExpectedOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Expectation(0, 0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Expectation(1, 0.1, 0.5));
    }
}
