package io.batchwatch.rules.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.rates.Shrinkage.Believed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
    private static final List<Proportion> COUNTERS = List.of(
            new Proportion(0, 20),
            new Proportion(1, 35),
            new Proportion(3, 50),
            new Proportion(0, 12),
            new Proportion(9, 60),
            new Proportion(2, 200),
            new Proportion(5, 40),
            new Proportion(0, 90));

    /** Maximised and integrated apart, with SciPy 1.17 (betaln, minimize_scalar, beta.ppf). */
    @Test
    void agreesWithAnIndependentFit() {
        Shrinkage usual = Shrinkage.among(COUNTERS);

        assertThat(usual.mean()).isCloseTo(0.040354331, within(1e-9));
        assertThat(usual.precision()).isCloseTo(16.69606, within(1e-3));
        Believed none = usual.believe(new Proportion(0, 12));
        assertThat(none.rate()).isCloseTo(0.0234791, within(1e-6));
        assertThat(none.lower()).isCloseTo(0.0001297, within(1e-6));
        assertThat(none.upper()).isCloseTo(0.1007022, within(1e-5));
        Believed many = usual.believe(new Proportion(9, 60));
        assertThat(many.rate()).isCloseTo(0.1261311, within(1e-5));
        assertThat(many.upper()).isCloseTo(0.2085260, within(1e-5));
    }

    @Test
    void theSmallerTheUnitTheNearerToTheUsual() {
        Shrinkage usual = Shrinkage.among(COUNTERS);

        double small = usual.believe(new Proportion(2, 10)).rate();
        double large = usual.believe(new Proportion(200, 1_000)).rate();

        assertThat(small).isBetween(usual.mean(), large);
        assertThat(large).isCloseTo(0.2, within(0.01));
    }

    @Test
    void unitsThatDoNotDifferBeyondChanceAreAllBelievedAlike() {
        List<Proportion> alike = IntStream.range(0, 30)
                .mapToObj(i -> new Proportion(2 + i % 2, 100))
                .toList();

        Shrinkage usual = Shrinkage.among(alike);

        assertThat(usual.believe(new Proportion(0, 20)).rate()).isCloseTo(usual.mean(), within(3e-4));
    }

    /** Two halves of one city's month: what is believed of either is no surer than the month itself. */
    @Test
    void theUsualIsKnownNoBetterThanFromAllSamples() {
        Proportion local = new Proportion(3, 1_220);
        Shrinkage usual = Shrinkage.among(List.of(local, new Proportion(18, 12_810)));
        Wilson month = Wilson.of(21, 14_030);

        Believed believed = usual.believe(local);

        assertThat(believed.upper() - believed.lower()).isGreaterThan(0.8 * (month.upper() - month.lower()));
    }

    @Test
    void whereNothingEverFailedARateIsSmallButNotImpossible() {
        Shrinkage usual = Shrinkage.among(List.of(new Proportion(0, 100), new Proportion(0, 50)));

        assertThat(usual.believe(new Proportion(0, 50)).upper()).isPositive();
    }
}
