package io.batchwatch.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
    @ParameterizedTest
    @CsvSource({"0, 250", "999, 250", "1000, 500", "2520, 1000", "10080, 5000", "16384, 5000"})
    void theMoreRatesChangeTheLongerTheyWait(int things, long millis) {
        assertThat(Patience.OF_RATES.after(things)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "999, 2", "1000, 20", "16384, 20"})
    void aFlagNeverWaitsLong(int things, long millis) {
        assertThat(Patience.OF_FLAGS.after(things)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void whatIsAlwaysTheSameIsSoForMany() {
        assertThat(Patience.always(Duration.ofMillis(7)).after(100_000)).isEqualTo(Duration.ofMillis(7));
    }
}
