package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void fewDirectoriesWaitTenSecondsAndNotAtAllOnceTheyAreQuiet() {
        Patience few = new Patience(Duration.ofSeconds(10), Duration.ZERO);

        assertThat(Patience.with(0)).isEqualTo(few);
        assertThat(Patience.with(1)).isEqualTo(few);
        assertThat(Patience.with(40)).isEqualTo(few);
    }

    @Test
    void tenYearsOfMonthsWaitLonger() {
        assertThat(Patience.with(120)).isEqualTo(new Patience(Duration.ofSeconds(30), Duration.ofSeconds(2)));
    }

    @Test
    void nothingWaitsLongerThanUntilItsDirectoryMayHaveTheNextFileAnyway() {
        assertThat(Patience.with(240).whileItGrows()).isEqualTo(FileAllowance.THEN_ONE_EACH);
        assertThat(Patience.with(10_000)).isEqualTo(Patience.with(240));
    }
}
