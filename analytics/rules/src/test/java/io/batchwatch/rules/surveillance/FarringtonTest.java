package io.batchwatch.rules.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.surveillance.Expectation.Method;
import io.batchwatch.rules.surveillance.Farrington.Week;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FarringtonTest {
    private static final Farrington FOUR_YEARS = new Farrington(4, 3, 10, 26);

    private static final List<Week> NEWPORT =
            Newport.WEEKS.stream().map(count -> new Week(count, 1)).toList();

    /** Fitted apart with NumPy 2.4 (reweighted quasi-Poisson, ten seasons, trend), thresholds with SciPy's nbinom. */
    @ParameterizedTest(name = "week {0}")
    @CsvSource({"405, 2.194506, 0.17738193, 1.10835217, 7", "410, 2.3880112, 0.1756057, 1.1069258, 8"})
    void agreesWithAnIndependentFit(int week, double mean, double error, double dispersion, double upper) {
        Expectation expected = FOUR_YEARS.expect(NEWPORT, week).orElseThrow();

        assertThat(expected.mean()).isCloseTo(mean, within(1e-5));
        assertThat(expected.logError()).isCloseTo(error, within(1e-5));
        assertThat(expected.dispersion()).isCloseTo(dispersion, within(1e-5));
        assertThat(expected.threshold(Method.NEGATIVE_BINOMIAL, 0.005).upper()).isEqualTo(upper);
    }

    @Test
    void theOutbreakOfNovemberIsFoundAndTheYearBeforeItIsQuiet() {
        int outbreak = Newport.WEEKS.indexOf(41L);

        List<Integer> alarms = IntStream.range(outbreak - 40, outbreak + 3)
                .filter(week -> Newport.WEEKS.get(week)
                        > FOUR_YEARS
                                .expect(NEWPORT, week)
                                .orElseThrow()
                                .threshold(Method.NEGATIVE_BINOMIAL, 0.005)
                                .upper())
                .boxed()
                .toList();

        assertThat(alarms).contains(outbreak, outbreak + 1, outbreak + 2);
        assertThat(alarms.stream().filter(week -> week < outbreak - 1)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aPastOutbreakDoesNotRaiseWhatIsExpected() {
        List<Week> quiet = constant(260, 2, 50);
        List<Week> once = new ArrayList<>(quiet);
        once.set(100, new Week(60, 50));

        double expected = Farrington.FLEXIBLE.expect(quiet, 255).orElseThrow().mean();

        assertThat(Farrington.FLEXIBLE.expect(once, 255).orElseThrow().mean()).isCloseTo(expected, within(0.1));
    }

    @Test
    void whereMoreIsTestedMoreIsExpected() {
        List<Week> weeks = new ArrayList<>(constant(150, 2, 100));
        weeks.set(149, new Week(2, 300));

        assertThat(Farrington.FLEXIBLE.expect(weeks, 149).orElseThrow().mean()).isCloseTo(6, within(0.01));
    }

    @Test
    void theSeasonIsExpected() {
        List<Week> weeks = IntStream.range(0, 300)
                .mapToObj(week -> new Week(Math.round(6 + 5 * Math.cos(2 * Math.PI * week * 7 / 365.25)), 100))
                .toList();

        double winter = Farrington.FLEXIBLE.expect(weeks, 261).orElseThrow().mean();
        double summer = Farrington.FLEXIBLE.expect(weeks, 287).orElseThrow().mean();

        assertThat(winter).isCloseTo(11, within(1.5));
        assertThat(summer).isCloseTo(1, within(1.5));
    }

    /** Events only in summer: of winter there is no rate to learn, and the year as a whole must do. */
    @Test
    void aSeasonWithoutAnyEventIsNotExtrapolated() {
        List<Week> weeks = IntStream.range(0, 200)
                .mapToObj(week -> new Week(week % 52 >= 20 && week % 52 < 32 ? 4 : 0, 100))
                .toList();

        Expectation expected =
                Farrington.FLEXIBLE.expect(weeks, 160).orElseThrow().predictive();

        assertThat(expected.mean()).isBetween(0.3, 2.0);
        assertThat(expected.threshold(Method.NEGATIVE_BINOMIAL, 0.005).upper()).isLessThan(30);
    }

    @Test
    void withoutAYearOrAnyEventNothingIsExpected() {
        assertThat(Farrington.FLEXIBLE.expect(constant(40, 2, 50), 39)).isEmpty();
        assertThat(Farrington.FLEXIBLE.expect(constant(100, 0, 50), 99)).isEmpty();
        assertThat(Farrington.FLEXIBLE.expect(constant(100, 0, 0), 99)).isEmpty();
    }

    /** R package surveillance, checked there by hand. */
    @Test
    void residualsAboveTheThresholdWeighByTheirSquare() {
        double[] residuals = {0, 0, 0, 0, 0, 2, 2, 2, 2, 2};

        assertThat(Reweighting.weights(residuals, 0)).containsExactly(1.6, 1.6, 1.6, 1.6, 1.6, 0.4, 0.4, 0.4, 0.4, 0.4);
        assertThat(Reweighting.weights(new double[10], 0)).containsOnly(1);
    }

    private static List<Week> constant(int weeks, long count, long n) {
        return Collections.nCopies(weeks, new Week(count, n));
    }
}
