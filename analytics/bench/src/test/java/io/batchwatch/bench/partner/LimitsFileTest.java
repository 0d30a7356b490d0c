package io.batchwatch.bench.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LimitsFileTest {
    private static final List<String> LINES = LimitsFile.lines();

    @Test
    void whatAnyDetectionFailsHasTheLimitZero() {
        assertThat(LINES).contains("鲫鱼,孔雀石绿,μg/kg,0,2025-01-01,9999-12-31");
    }

    @Test
    void formerlyTenTimesAsMuchWasAllowed() {
        assertThat(LINES)
                .containsSubsequence(
                        "韭菜,毒死蜱,mg/kg,0.02,2025-01-01,9999-12-31", "韭菜,毒死蜱,mg/kg,0.2,2000-01-01,2024-12-31");
    }

    @Test
    void eachTestHasOneLimitOnEachDay() {
        Stream.of("2024-12-31", "2025-01-01", "2025-10-28")
                .map(LocalDate::parse)
                .forEach(day -> assertThat(LINES.stream()
                                .skip(1)
                                .map(line -> line.split(","))
                                .filter(cells -> !day.isBefore(LocalDate.parse(cells[4]))
                                        && !day.isAfter(LocalDate.parse(cells[5])))
                                .map(cells -> cells[0] + cells[1]))
                        .hasSize(21)
                        .doesNotHaveDuplicates());
    }
}
