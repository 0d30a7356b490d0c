package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FileAllowanceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final FileAllowance allowance = new FileAllowance(NOON);

    @Test
    void aFewAtOnceThenOneEachMinute() {
        for (int file = 0; file < FileAllowance.AT_ONCE; file++) {
            assertThat(allowance.allowsOne(NOON)).isTrue();
            allowance.take();
        }

        assertThat(allowance.allowsOne(NOON)).isFalse();
        assertThat(allowance.allowsOne(NOON.plusSeconds(59))).isFalse();
        assertThat(allowance.allowsOne(NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void whoeverHadToOverdrawWaitsNoLongerThanAMinute() {
        for (int file = 0; file < FileAllowance.AT_ONCE + 30; file++) {
            allowance.take();
        }

        assertThat(allowance.allowsOne(NOON.plusSeconds(59))).isFalse();
        assertThat(allowance.allowsOne(NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void aLongRestEarnsNoMoreThanAFew() {
        assertThat(allowance.allowsOne(NOON.plus(Duration.ofDays(1)))).isTrue();

        assertThat(allowance.isFull()).isTrue();
        for (int file = 0; file < FileAllowance.AT_ONCE; file++) {
            allowance.take();
        }
        assertThat(allowance.allowsOne(NOON.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void aClockThatGoesBackTakesNothingAway() {
        assertThat(allowance.allowsOne(NOON.minusSeconds(3600))).isTrue();
    }
}
