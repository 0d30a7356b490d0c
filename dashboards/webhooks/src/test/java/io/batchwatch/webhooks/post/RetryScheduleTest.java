package io.batchwatch.webhooks.post;

import static io.batchwatch.webhooks.given.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final RetrySchedule USUAL = RetrySchedule.USUAL;

    @ParameterizedTest
    @CsvSource({"1,500,1000", "2,1000,2000", "5,8000,16000", "11,300000,600000", "200,300000,600000"})
    void pausesDoubleUpToTheLongestWithChanceInThem(int failures, long least, long most) {
        RandomGenerator chance = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(USUAL.pause(failures, chance).toMillis()).isBetween(least, most);
        }
    }

    @Test
    void itEndsAfterADayOrSoManyAttempts() {
        assertThat(USUAL.isOver(3, NOON, NOON.plus(Duration.ofHours(23)))).isFalse();
        assertThat(USUAL.isOver(3, NOON, NOON.plus(Duration.ofHours(24)))).isTrue();
        assertThat(USUAL.isOver(200, NOON, NOON)).isTrue();
    }

    @Test
    void retryAfterIsReadInSecondsOrAsADate() {
        assertThat(RetryAfter.read("120", NOON)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Sun, 01 Mar 2026 04:01:00 GMT", NOON)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.read("Sun, 01 Mar 2026 03:59:00 GMT", NOON)).isEqualTo(Optional.empty());
        assertThat(RetryAfter.read("soon", NOON)).isEqualTo(Optional.empty());
        assertThat(RetryAfter.read("-1", NOON)).isEqualTo(Optional.empty());
    }
}
