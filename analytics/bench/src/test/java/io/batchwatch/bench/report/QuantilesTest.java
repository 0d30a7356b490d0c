package io.batchwatch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QuantilesTest {
    @Test
    void areValuesThatWereMeasured() {
        Quantiles hundred = Quantiles.of(IntStream.rangeClosed(1, 100)
                .mapToObj(value -> (double) (101 - value))
                .toList());
        assertThat(hundred.at(0.5)).isEqualTo(50);
        assertThat(hundred.at(0.99)).isEqualTo(99);
        assertThat(hundred.at(1)).isEqualTo(100);
    }

    @Test
    void ofOneValueAllAreThatValue() {
        assertThat(Quantiles.of(List.of(7.0)).at(0.01)).isEqualTo(7);
    }
}
