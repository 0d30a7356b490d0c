package io.batchwatch.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.simulation.AlarmTable.Performance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of docs/statistics.md in small: what it claims is held to. */
class AlarmsTest {
    private static final int YEARS = 25;

    @Test
    void textbookLimitsCryWolfWhereFailsAreRareAndExactTailsDoNot() {
        Performance naive = AlarmTable.record(Alarm.THREE_SIGMAS, 0.0015, 60, 5, YEARS);
        Performance exact = AlarmTable.record(Alarm.P_CHART, 0.0015, 60, 5, YEARS);

        assertThat(naive.falseADay() * 364).isGreaterThan(10);
        assertThat(exact.falseADay() * 364).isLessThan(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Alarm.class,
            names = {"LANEY", "WEEK_BELOW_LIMIT", "CUSUM", "FARRINGTON", "WEEKS_BEFORE"})
    void whatTheBoardSoundsSeldomRingsWithoutCauseAndMostlyWithOne(Alarm alarm) {
        Performance performance = AlarmTable.record(alarm, 0.0015, 600, 3, YEARS);

        assertThat(performance.falseADay() * 364).isLessThan(1.5);
        assertThat(performance.power()).isGreaterThan(0.8);
    }
}
