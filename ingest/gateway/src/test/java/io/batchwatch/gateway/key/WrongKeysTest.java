package io.batchwatch.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WrongKeysTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
    private final WrongKeys wrong = new WrongKeys(clock);

    @Test
    void aFewMistakesCostNothing() {
        tries(4);

        assertThat(wrong.pause("10.0.0.1", "lab")).isEmpty();
    }

    @Test
    void eachFurtherOneCostsALongerWaitUpToAMinute() {
        tries(5);
        assertThat(wrong.pause("10.0.0.1", "lab")).contains(Duration.ofSeconds(1));
        tries(1);
        assertThat(wrong.pause("10.0.0.1", "lab")).contains(Duration.ofSeconds(2));
        tries(20);
        assertThat(wrong.pause("10.0.0.1", "lab")).contains(Duration.ofMinutes(1));
    }

    @Test
    void theWaitEnds() {
        tries(5);
        clock.move(Duration.ofSeconds(1));

        assertThat(wrong.pause("10.0.0.1", "lab")).isEmpty();
    }

    @Test
    void aNeighbourIsNotHeldUp() {
        tries(10);

        assertThat(wrong.pause("10.0.0.1", "counter")).isEmpty();
        assertThat(wrong.pause("10.0.0.2", "lab")).isEmpty();
    }

    @Test
    void theRightKeyWipesTheSlate() {
        tries(4);
        wrong.right("10.0.0.1", "lab");
        tries(4);

        assertThat(wrong.pause("10.0.0.1", "lab")).isEmpty();
    }

    @Test
    void mistakesOfYesterdayAreForgotten() {
        tries(10);
        clock.move(Duration.ofDays(1));
        tries(1);

        assertThat(wrong.pause("10.0.0.1", "lab")).isEmpty();
    }

    @Test
    void aMillionAddressesTakeNoMoreMemoryThanTenThousand() {
        for (int i = 0; i < 1_000_000; i++) {
            wrong.wrong("10." + i, "lab");
        }

        assertThat(wrong.remembered()).isEqualTo(10_000);
    }

    private void tries(int number) {
        for (int i = 0; i < number; i++) {
            wrong.wrong("10.0.0.1", "lab");
        }
    }
}
