package io.batchwatch.rules.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.surveillance.Ears.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarsTest {
    /** R package surveillance, its own test: the first four weeks of 2011. */
    @Test
    void agreesWithPublishedThresholds() {
        Ears c1 = new Ears(Method.C1, 0.05, 7, 0);
        double[] published = {3.278854, 3.278854, 3.436517, 3.855617};

        for (int week = 0; week < published.length; week++) {
            assertThat(c1.threshold(Newport.WEEKS, Newport.FIRST_OF_2011 + week))
                    .isCloseTo(published[week], within(0.0000005));
        }
    }

    @Test
    void theOutbreakOfNovemberIsSeenByAll() {
        int outbreak = Newport.WEEKS.indexOf(41L);

        for (Method method : Method.values()) {
            Ears ears = new Ears(method, 0.001, 7, 0.5);
            assertThat(ears.threshold(Newport.WEEKS, outbreak)).isLessThan(41);
        }
    }

    @Test
    void aSlowBeginningHidesAnOutbreakFromTheFirstButNotFromTheThird() {
        List<Long> counts = List.of(2L, 3L, 2L, 4L, 3L, 2L, 3L, 2L, 3L, 2L, 4L, 6L, 7L, 7L);

        assertThat(new Ears(Method.C1, 0.001, 7, 0.5).threshold(counts, 13)).isGreaterThan(7);
        assertThat(new Ears(Method.C3, 0.025, 7, 0.5).threshold(counts, 13)).isLessThan(7);
    }

    @Test
    void oneEventAfterNoneIsNoOutbreak() {
        List<Long> counts = List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);

        assertThat(new Ears(Method.C2, 0.001, 7, 0).threshold(counts, 9)).isZero();
        assertThat(new Ears(Method.C2, 0.001, 7, 0.5).threshold(counts, 9)).isGreaterThan(1);
    }

    @Test
    void withoutAPastThereIsNoAlarm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ears(Method.C2, 0.05, 7, 0).threshold(Newport.WEEKS, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ears(Method.C1, 0.05, 2, 0));
    }
}
