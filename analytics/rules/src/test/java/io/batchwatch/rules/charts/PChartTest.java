package io.batchwatch.rules.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.rates.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PChartTest {
    private static final double DIGITS = 0.0000005;

    @Test
    void limitsAreThoseOfTheHandbook() {
        PChart chart = PChart.shewhart(Nist.WAFERS);

        assertThat(chart.centre()).isCloseTo(0.231333, within(DIGITS));
        assertThat(chart.limits(50).upper()).isCloseTo(0.410239, within(DIGITS));
        assertThat(chart.limits(50).lower()).isCloseTo(0.052428, within(DIGITS));
        assertThat(beyond(chart)).containsExactly(15, 23);
    }

    @Test
    void withoutTheTwoSampleTwentyOneIsOutAsWell() {
        List<Proportion> others = new ArrayList<>(Nist.WAFERS);
        others.remove(22);
        others.remove(14);
        PChart chart = PChart.shewhart(others);

        assertThat(chart.centre()).isCloseTo(0.2150, within(DIGITS));
        assertThat(chart.limits(50).upper()).isCloseTo(0.389297, within(DIGITS));
        assertThat(chart.limits(50).lower()).isCloseTo(0.040703, within(DIGITS));
        assertThat(beyond(chart)).containsExactly(15, 21, 23);
    }

    @Test
    void laneysLimitsAllowForDaysThatDiffer() {
        PChart chart = PChart.laney(Nist.WAFERS);

        assertThat(chart.dispersion()).isCloseTo(1.660867, within(DIGITS));
        assertThat(chart.limits(50).upper()).isCloseTo(0.528472, within(DIGITS));
        assertThat(chart.limits(50).lower()).isZero();
        assertThat(beyond(chart)).isEmpty();
        assertThat(Nist.WAFERS).allMatch(sample -> chart.signal(sample) == Signal.NONE);
    }

    @Test
    void oneRareFailIsNoSignalAlthoughItLiesBeyondThreeSigmas() {
        PChart chart = new PChart(0.0015, 1);
        Proportion one = new Proportion(1, 60);
        Proportion three = new Proportion(3, 60);

        assertThat(chart.limits(60).hold(one.rate())).isFalse();
        assertThat(chart.signal(one)).isEqualTo(Signal.NONE);
        assertThat(chart.signal(three)).isEqualTo(Signal.HIGH);
    }

    @Test
    void tooFewIsASignalAsWell() {
        PChart chart = new PChart(0.2, 1);

        assertThat(chart.signal(new Proportion(3, 50))).isEqualTo(Signal.NONE);
        assertThat(chart.signal(new Proportion(2, 50))).isEqualTo(Signal.LOW);
    }

    @Test
    void daysAllAlikeHaveTheDispersionOfSampling() {
        List<Proportion> alike =
                IntStream.range(0, 9).mapToObj(i -> new Proportion(1, 50)).toList();

        assertThat(PChart.laney(alike).dispersion()).isEqualTo(1);
        assertThat(new PChart(0.1, 0.4).atLeastSampling().dispersion()).isEqualTo(1);
        assertThat(new PChart(0.1, 1.4).atLeastSampling().dispersion()).isEqualTo(1.4);
    }

    @Test
    void anEmptyDaySaysNothing() {
        PChart chart = PChart.shewhart(Nist.WAFERS);

        assertThat(chart.limits(0)).isEqualTo(new ControlLimits(0, 1));
        assertThat(chart.signal(Proportion.NONE)).isEqualTo(Signal.NONE);
        List<Proportion> withGaps = new ArrayList<>(Nist.WAFERS);
        withGaps.add(7, Proportion.NONE);
        assertThat(PChart.laney(withGaps)).isEqualTo(PChart.laney(Nist.WAFERS));
    }

    @Test
    void aRateIsWithinNoughtAndOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PChart(1.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PChart(0.5, 0));
    }

    @Test
    void whatWasOutOfControlIsNotLearntFrom() {
        Baseline baseline = Baseline.of(Nist.WAFERS, PChart::shewhart).orElseThrow();

        assertThat(baseline.left()).isPositive();
        assertThat(baseline.chart().centre()).isLessThan(0.231);
        assertThat(baseline.all().n()).isEqualTo(1_500 - 50L * baseline.left());
        assertThat(Baseline.of(List.of(Proportion.NONE), PChart::shewhart)).isEmpty();
    }

    @Test
    void aPastThatIsMostlyTroubleIsKept() {
        List<Proportion> trouble = IntStream.range(0, 20)
                .mapToObj(i -> new Proportion(i % 2 == 0 ? 0 : 60, 100))
                .toList();

        assertThat(Baseline.of(trouble, PChart::shewhart).orElseThrow().left()).isZero();
    }

    private static List<Integer> beyond(PChart chart) {
        return IntStream.range(0, Nist.WAFERS.size())
                .filter(i -> !chart.limits(50).hold(Nist.WAFERS.get(i).rate()))
                .mapToObj(i -> i + 1)
                .toList();
    }
}
