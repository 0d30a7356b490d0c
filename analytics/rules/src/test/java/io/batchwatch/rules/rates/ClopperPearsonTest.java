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

class ClopperPearsonTest {
    /** R. G. Newcombe's cases of 1998 (method 5) and a city's month. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "7, 50, 0.058192, 0.267396",
        "81, 263, 0.252737, 0.367622",
        "15, 148, 0.057844, 0.161650",
        "0, 20, 0, 0.168433",
        "1, 29, 0.000873, 0.177644",
        "21, 14030, 0.000927, 0.002287"
    })
    void agreesWithPublishedIntervals(long events, long n, double lower, double upper) {
        ClopperPearson interval = ClopperPearson.of(new Proportion(events, n));

        assertThat(interval.lower()).isCloseTo(lower, within(0.0000005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.0000005));
    }

    @Property(tries = 200)
    void eachEndIsWhereTheTailIsTwoAndAHalfPercent(
            @ForAll @LongRange(min = 1, max = 500) long events, @ForAll @LongRange(min = 1, max = 5_000) long others) {
        Proportion counted = new Proportion(events, events + others);
        ClopperPearson interval = ClopperPearson.of(counted);

        assertThat(BinomialTail.atLeast(counted, interval.lower())).isCloseTo(0.025, within(1e-6));
        assertThat(BinomialTail.atMost(counted, interval.upper())).isCloseTo(0.025, within(1e-6));
    }

    @Test
    void ofNothingThereIsNoInterval() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(Proportion.NONE));
    }
}
