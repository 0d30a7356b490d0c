package io.batchwatch.bench.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountsTest {
    private final Counts counts = new Counts();

    @Test
    void theLatestCountOfACellStands() {
        counts.take("2025-01-01|东门农贸市场|韭菜|镉|PASS", 7);
        counts.take("2025-01-01|东门农贸市场|韭菜|镉|FAIL", 2);
        counts.take("2025-01-01|东门农贸市场|韭菜|镉|PASS", 8);
        assertThat(counts.rows()).isEqualTo(10);
    }

    @Test
    void whatACorrectionTookBackIsNotCounted() {
        counts.take("2025-01-01|东门农贸市场|韭菜|镉|FAIL", 1);
        counts.take("2025-01-01|东门农贸市场|韭菜|镉|PASS", 1);
        counts.take("2025-01-01|东门农贸市场|韭菜|镉|FAIL", 0);
        assertThat(counts.rows("FAIL")).isZero();
        assertThat(counts.rows("PASS")).isEqualTo(1);
    }
}
