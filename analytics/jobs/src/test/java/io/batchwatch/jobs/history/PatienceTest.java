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
}
