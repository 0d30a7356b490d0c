package io.batchwatch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.bench.report.Exponent.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExponentTest {
    @Test
    void whatGrowsWithItsSizeHasOne() {
        assertThat(Exponent.of(List.of(new Point(10, 3), new Point(100, 30), new Point(1_000, 300))))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void whatStaysHasZeroAndASquareHasTwo() {
        assertThat(Exponent.of(List.of(new Point(10, 3), new Point(100, 3)))).isZero();
        assertThat(Exponent.of(List.of(new Point(2, 4), new Point(3, 9), new Point(5, 25))))
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void oneSizeSaysNothing() {
        assertThatThrownBy(() -> Exponent.of(List.of(new Point(10, 3), new Point(10, 4))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
