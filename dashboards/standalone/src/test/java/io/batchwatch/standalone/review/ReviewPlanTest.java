package io.batchwatch.standalone.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewPlanTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    private final ReviewPlan plan = new ReviewPlan();

    @Test
    void historyThatIsNotThereIsNotLookedAt() {
        assertThat(plan.isDue(Optional.empty(), START)).isFalse();
        assertThat(plan.isDue(Optional.empty(), START.plusSeconds(5))).isFalse();
    }

    @Test
    void historyIsLookedAtOnceItStandsStillAndOnlyOnce() {
        assertThat(plan.isDue(changed(0), second(5))).isFalse();
        assertThat(plan.isDue(changed(8), second(10))).isFalse();
        assertThat(plan.isDue(changed(8), second(15))).isTrue();
        plan.reviewed(changed(8), Duration.ZERO, second(15));

        assertThat(plan.isDue(changed(8), second(20))).isFalse();
    }

    @Test
    void whatCameDuringAReviewIsForTheNextOne() {
        plan.isDue(changed(0), second(5));
        plan.reviewed(changed(0), Duration.ZERO, second(10));

        assertThat(plan.isDue(changed(7), second(15))).isFalse();
        assertThat(plan.isDue(changed(7), second(20))).isTrue();
    }

    @Test
    void historyThatNeverStandsStillIsLookedAtEveryQuarterOfAnHour() {
        int reviews = 0;
        for (int second = 0; second < 3_600; second += 5) {
            if (plan.isDue(changed(second), second(second))) {
                reviews++;
                plan.reviewed(changed(second), Duration.ofSeconds(1), second(second));
            }
        }

        assertThat(reviews).isEqualTo(3);
    }

    @Test
    void slowReviewWaitsAHundredTimesAsLong() {
        plan.isDue(changed(0), second(0));
        plan.reviewed(changed(0), Duration.ofSeconds(30), second(30));
        plan.isDue(changed(60), second(100));

        assertThat(plan.isDue(changed(60), second(3_029))).isFalse();
        assertThat(plan.isDue(changed(60), second(3_030))).isTrue();
    }

    private static Optional<Instant> changed(int second) {
        return Optional.of(second(second));
    }

    private static Instant second(int second) {
        return START.plusSeconds(second);
    }
}
