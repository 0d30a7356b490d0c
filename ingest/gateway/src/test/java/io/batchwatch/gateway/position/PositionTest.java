package io.batchwatch.gateway.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Test
    void placesAreNamedAsTheStandardsNameThem() {
        assertThat(Position.of("O.3")).contains(new Position("O", 3, 0, 0));
        assertThat(Position.of(" O.3.2")).contains(new Position("O", 3, 2, 0));
        assertThat(Position.of("SPM-2.1.1")).contains(new Position("SPM", 2, 1, 1));
        assertThat(Position.of("PV1-44")).contains(new Position("PV1", 44, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "value", "O", "O.", "O.0", "o.3", "O.3.", "O3", "ABCD.1", "O.1.1.1.1", "结果", "O.1000"})
    void otherNamesAreNames(String column) {
        assertThat(Position.of(column)).isEmpty();
    }
}
