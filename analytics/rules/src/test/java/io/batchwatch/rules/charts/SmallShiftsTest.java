package io.batchwatch.rules.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.charts.RateCusum.Group;
import io.batchwatch.rules.rates.Proportion;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallShiftsTest {
    /** NIST handbook 6.3.2.4, its averages rounded to two digits there. */
    @Test
    void averagesAreThoseOfTheHandbook() {
        Ewma chart = new Ewma(0.3, 3);

        List<Ewma.Point> points = chart.run(Nist.EWMA.stream()
                .map(value -> new Ewma.Reading(value, 50, 2.0539))
                .toList());

        assertThat(points.stream().map(point -> Math.round((50 + point.average()) * 100) / 100.0))
                .containsExactly(
                        50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52,
                        50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99);
        assertThat(50 + points.get(19).reach()).isCloseTo(52.5884, within(0.0001));
        assertThat(points).allMatch(point -> point.signal() == Signal.NONE);
    }

    @Test
    void aLastingShiftIsFoundWithoutAnyPointBeyondThreeSigmas() {
        List<Ewma.Point> points = Ewma.USUAL.run(Collections.nCopies(12, new Ewma.Reading(1.5, 0, 1)));

        assertThat(points.get(0).signal()).isEqualTo(Signal.NONE);
        assertThat(points.get(11).signal()).isEqualTo(Signal.HIGH);
        assertThat(Ewma.USUAL
                        .run(Collections.nCopies(12, new Ewma.Reading(-1.5, 0, 1)))
                        .get(11)
                        .signal())
                .isEqualTo(Signal.LOW);
    }

    /** NIST handbook 6.3.2.3: the shift at group 13 is found at group 14. */
    @Test
    void sumsAreThoseOfTheHandbook() {
        List<Cusum.Point> points = new Cusum(325, 0.3175, 4.1959).run(Nist.CUSUM);

        assertThat(points.get(12).high()).isCloseTo(3.0075, within(1e-9));
        assertThat(points.get(13).high()).isCloseTo(4.94, within(1e-9));
        assertThat(points.stream().limit(13)).allMatch(point -> point.signal() == Signal.NONE);
        assertThat(points.stream().skip(13)).allMatch(point -> point.signal() == Signal.HIGH);
    }

    @Test
    void valuesBelowTheTargetAddUpDownwards() {
        List<Cusum.Point> points = new Cusum(10, 0.5, 4).run(Collections.nCopies(4, 8.0));

        assertThat(points.get(3).low()).isCloseTo(6, within(1e-12));
        assertThat(points.get(3).signal()).isEqualTo(Signal.LOW);
    }

    @Test
    void aMixOfHarderGoodsIsNotHeldAgainstTheCounter() {
        List<Group> leekDay = List.of(new Group(new Proportion(6, 60), 0.1));
        List<Group> asIfCucumber = List.of(new Group(new Proportion(6, 60), 0.01));

        assertThat(RateCusum.DOUBLING.run(Collections.nCopies(30, leekDay))).noneMatch(RateCusum.Point::isSignal);
        assertThat(RateCusum.DOUBLING.run(Collections.nCopies(30, asIfCucumber)))
                .anyMatch(RateCusum.Point::isSignal);
    }

    /** One fail at 2 % expected: log 2 less 1 × log 1.02. */
    @Test
    void evidenceIsTheLikelihoodRatio() {
        List<RateCusum.Point> points = RateCusum.DOUBLING.run(List.of(
                List.of(new Group(new Proportion(1, 1), 0.02)), List.of(new Group(new Proportion(0, 10), 0.02))));

        assertThat(points.get(0).sum()).isCloseTo(Math.log(2) - Math.log(1.02), within(1e-12));
        assertThat(points.get(1).sum()).isCloseTo(Math.log(2) - 11 * Math.log(1.02), within(1e-12));
    }

    @Test
    void afterASignalTheSumStartsAgain() {
        List<Group> bad = List.of(new Group(new Proportion(4, 20), 0.01));

        List<RateCusum.Point> points = RateCusum.DOUBLING.run(Collections.nCopies(4, bad));

        assertThat(points.stream().map(RateCusum.Point::isSignal)).containsExactly(false, true, false, true);
    }
}
