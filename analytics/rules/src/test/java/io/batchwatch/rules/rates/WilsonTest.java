package io.batchwatch.rules.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
    /** The first, second, third and fifth are R. G. Newcombe's cases of 1998 (method 3); the last is a city's month. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "81, 263, 0.255289, 0.366210",
        "15, 148, 0.062386, 0.160487",
        "0, 20, 0, 0.161125",
        "7, 50, 0.069508, 0.261862",
        "1, 29, 0.006113, 0.171755",
        "21, 14030, 0.000979, 0.002287"
    })
    void agreesWithPublishedIntervals(long successes, long n, double lower, double upper) {
        Wilson interval = Wilson.of(successes, n);

        assertThat(interval.lower()).isCloseTo(lower, within(0.0000005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.0000005));
    }

    @Property
    void holdsTheRateAndStaysAProportion(
            @ForAll @LongRange(max = 1_000_000_000) long one, @ForAll @LongRange(max = 1_000_000_000) long other) {
        long n = Math.max(1, Math.max(one, other));
        long successes = Math.min(one, other);
        Wilson interval = Wilson.of(successes, n);
        double rate = (double) successes / n;

        assertThat(interval.lower()).isBetween(0.0, rate);
        assertThat(interval.upper()).isBetween(rate, 1.0);
    }

    @Property
    void failuresAreTheMirrorOfSuccesses(
            @ForAll @LongRange(max = 1_000_000) long one, @ForAll @LongRange(max = 1_000_000) long other) {
        long n = Math.max(1, Math.max(one, other));
        long successes = Math.min(one, other);
        Wilson passed = Wilson.of(successes, n);
        Wilson failed = Wilson.of(n - successes, n);

        assertThat(passed.lower()).isCloseTo(1 - failed.upper(), within(1e-12));
        assertThat(passed.upper()).isCloseTo(1 - failed.lower(), within(1e-12));
    }

    @Test
    void moreSamplesOfTheSameRateSayMore() {
        Wilson few = Wilson.of(9, 10);
        Wilson many = Wilson.of(900, 1000);

        assertThat(many.upper() - many.lower()).isLessThan(few.upper() - few.lower());
    }

    @Test
    void allOfThemIsNoCertainty() {
        assertThat(Wilson.of(189, 189).upper()).isEqualTo(1);
        assertThat(Wilson.of(189, 189).lower()).isBetween(0.97, 0.99);
        assertThat(Wilson.of(0, 1).upper()).isBetween(0.79, 0.80);
    }

    @Test
    void ofNothingThereIsNoRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(-1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(11, 10));
    }
}
