package io.batchwatch.rules.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTailTest {
    @Test
    void noPositiveAmongSevenHundredTestsIsNothingToWonderAt() {
        assertThat(BinomialTail.atMost(0, 723, 0.0015)).isCloseTo(0.338, within(0.001));
        assertThat(BinomialTail.atMost(0, 2_000, 0.0015)).isCloseTo(0.0497, within(0.0001));
    }

    @Test
    void bothTailsShareTheCountItself() {
        double same = 15 * Math.pow(0.3, 2) * Math.pow(0.7, 4);

        assertThat(BinomialTail.atLeast(2, 6, 0.3) + BinomialTail.atMost(2, 6, 0.3))
                .isCloseTo(1 + same, within(1e-12));
    }

    @Test
    void whatIsCertainIsCertain() {
        assertThat(BinomialTail.atLeast(0, 9, 0.2)).isEqualTo(1);
        assertThat(BinomialTail.atMost(9, 9, 0.2)).isEqualTo(1);
        assertThat(BinomialTail.atLeast(1, 9, 0)).isZero();
        assertThat(BinomialTail.atMost(8, 9, 1)).isZero();
        assertThat(BinomialTail.atLeast(9, 9, 1)).isEqualTo(1);
        assertThat(BinomialTail.atMost(0, 9, 0)).isEqualTo(1);
    }

    @Test
    void moreThanAllIsNoCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialTail.atLeast(10, 9, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialTail.atMost(1, 9, Double.NaN));
    }
}
