package io.batchwatch.rules.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.comparison.MantelHaenszel.Stratum;
import io.batchwatch.rules.rates.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    /** R. G. Newcombe 1998, Interval estimation for the difference, table II, method 10. */
    @ParameterizedTest(name = "{0}/{1} - {2}/{3}")
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void agreesWithPublishedIntervals(long a, long m, long b, long n, double lower, double upper) {
        Difference difference = Difference.of(new Proportion(a, m), new Proportion(b, n));

        assertThat(difference.lower()).isCloseTo(lower, within(0.00005));
        assertThat(difference.upper()).isCloseTo(upper, within(0.00005));
    }

    /** R. A. Fisher's lady tasting tea. */
    @Test
    void threeCupsOfFourRightAreNoProof() {
        assertThat(Difference.of(new Proportion(3, 4), new Proportion(1, 4)).probability())
                .isCloseTo(0.4857143, within(1e-7));
        assertThat(Difference.of(new Proportion(0, 9), new Proportion(0, 4)).probability())
                .isEqualTo(1);
    }

    /** Admissions to Berkeley 1973 by sex and department: a difference that is none. R: mantelhaen.test(UCBAdmissions). */
    @Test
    void aChangeOfMixIsNoChange() {
        List<Stratum> departments = List.of(
                stratum(512, 825, 89, 108),
                stratum(353, 560, 17, 25),
                stratum(120, 325, 202, 593),
                stratum(138, 417, 131, 375),
                stratum(53, 191, 94, 393),
                stratum(22, 373, 24, 341));

        MantelHaenszel within = MantelHaenszel.of(departments).orElseThrow();
        Difference pooled = Difference.of(
                Proportion.sum(departments.stream().map(Stratum::one).toList()),
                Proportion.sum(departments.stream().map(Stratum::other).toList()));

        assertThat(within.oddsRatio()).isCloseTo(0.9046968, within(5e-7));
        assertThat(within.lower()).isCloseTo(0.7719074, within(5e-7));
        assertThat(within.upper()).isCloseTo(1.0603298, within(5e-7));
        assertThat(within.probability()).isCloseTo(0.2323, within(0.00005));
        assertThat(pooled.lower()).isGreaterThan(0.11);
        assertThat(pooled.probability()).isLessThan(1e-15);
    }

    @Test
    void strataThatCompareNothingAreLeftOut() {
        Stratum compares = stratum(5, 50, 1, 60);

        assertThat(MantelHaenszel.of(List.of(compares, stratum(3, 9, 0, 0), stratum(0, 8, 0, 7))))
                .isEqualTo(MantelHaenszel.of(List.of(compares)));
        assertThat(MantelHaenszel.of(List.of(stratum(0, 8, 0, 7)))).isEmpty();
        assertThat(MantelHaenszel.of(List.of(stratum(3, 8, 0, 7)))).isEmpty();
    }

    /** Y. Benjamini and Y. Hochberg 1995, their example of fifteen: four stand at 5 %. */
    @Test
    void fourOfFifteenStand() {
        List<Double> adjusted = FalseDiscovery.adjusted(List.of(
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.0));

        assertThat(adjusted.stream().filter(each -> each <= 0.05)).hasSize(4);
        assertThat(adjusted.get(3)).isCloseTo(0.0095 * 15 / 4, within(1e-12));
        assertThat(adjusted).isSorted();
    }

    @Test
    void adjustedProbabilitiesKeepTheirPlaces() {
        assertThat(FalseDiscovery.adjusted(List.of(0.9, 0.001, 0.04))).containsExactly(0.9, 0.003, 0.06);
        assertThat(FalseDiscovery.adjusted(List.of())).isEmpty();
    }

    @Test
    void nothingCannotBeCompared() {
        assertThatIllegalArgumentException().isThrownBy(() -> Difference.of(Proportion.NONE, new Proportion(1, 2)));
    }

    private static Stratum stratum(long a, long m, long b, long n) {
        return new Stratum(new Proportion(a, m), new Proportion(b, n));
    }
}
