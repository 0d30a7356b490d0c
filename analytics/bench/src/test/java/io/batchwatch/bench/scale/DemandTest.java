package io.batchwatch.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DemandTest {
    private static final Cost COST = new Cost(100, 300, 50, 100, 150);

    @Test
    void aProvinceIsServedByTheLeast() {
        assertThat(Demand.PROVINCE.peakRate()).isCloseTo(34.7, within(0.1));
        assertThat(Demand.PROVINCE.cores(COST)).isEqualTo(2);
        assertThat(Demand.PROVINCE.partitions()).isEqualTo(4);
    }

    @Test
    void aNationsCoresAreItsPeakAtHalfUse() {
        assertThat(Demand.NATION.peakRate()).isCloseTo(6_944, within(1.0));
        assertThat(Demand.NATION.cores(COST)).isEqualTo(2);
        assertThat(Demand.NATION.cores(new Cost(1_000, 0, 0, 0, 0))).isEqualTo(14);
    }

    @Test
    void diskIsAllBytesOfTenYearsInAllCopies() {
        assertThat(Demand.PROVINCE.terabytes(COST)).isCloseTo(0.6, within(1e-9));
        assertThat(Demand.NATION.terabytes(COST)).isCloseTo(180, within(1e-9));
    }
}
