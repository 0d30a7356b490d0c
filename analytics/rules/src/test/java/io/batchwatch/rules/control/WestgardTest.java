package io.batchwatch.rules.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.control.ControlLog.Status;
import io.batchwatch.rules.control.ControlLog.Tested;
import io.batchwatch.rules.control.Westgard.Control;
import io.batchwatch.rules.control.Westgard.Range;
import io.batchwatch.rules.control.Westgard.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WestgardTest {
    private static final Instant MORNING = Instant.parse("2026-03-10T00:00:00Z");

    /** Each rule by its definition, at its boundary and beyond; the last control is judged. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2.0, ''",
        "2.1, '1-2s'",
        "-2.1, '1-2s'",
        "3.0, '1-2s'",
        "3.1, '1-2s 1-3s'",
        "2.1 2.2, '1-2s 2-2s'",
        "2.1 -2.2, '1-2s R-4s'",
        "2.1 0.3 2.2, '1-2s'",
        "2.1 1.9, ''",
        "1.1 1.2 1.3 1.4, '4-1s'",
        "-1.1 -1.2 -1.3 -1.4, '4-1s'",
        "1.1 1.2 1.0 1.4, ''",
        "1.1 1.2 1.3, ''",
        "0.1 0.2 0.1 0.3 0.1 0.2 0.4 0.1 0.2 0.1, '10x'",
        "0.1 0.2 0.1 0.3 0.1 -0.2 0.4 0.1 0.2 0.1, ''",
        "-0.1 -0.2 -0.1 -0.3 -0.1 -0.2 -0.4 -0.1 -0.2 -0.1, '10x'",
        "0.2 0.1 0.3 0.1 0.2 0.4 0.1 0.2 0.1, ''"
    })
    void brokenRulesOfTheLastControl(String deviations, String rules) {
        List<Control> controls = Arrays.stream(deviations.split(" ", -1))
                .map(z -> new Control("run", Double.parseDouble(z)))
                .toList();

        Set<Rule> broken = new Westgard(Range.CONSECUTIVE).judge(controls).get(controls.size() - 1);

        assertThat(broken.stream().map(Rule::code).collect(Collectors.joining(" ")))
                .isEqualTo(rules);
    }

    /** A high and a low control: a result between them is of one span only, and the worse one speaks. */
    @Test
    void controlsOfTwoMaterialsSpeakWithOneVoice() {
        ControlLog low = new ControlLog(
                List.of(new Tested(hour(0), "a", "", 0.1), new Tested(hour(4), "b", "", 0.2)),
                new Westgard(Range.CONSECUTIVE));
        ControlLog high = new ControlLog(
                List.of(
                        new Tested(hour(0), "c", "", 0.3),
                        new Tested(hour(2), "d", "", 3.5),
                        new Tested(hour(6), "e", "", 0)),
                new Westgard(Range.CONSECUTIVE));

        List<ControlSpans.Span> spans = ControlSpans.of(List.of(low.periods(), high.periods()));

        assertThat(spans)
                .containsExactly(
                        new ControlSpans.Span(hour(0), Optional.of(hour(2)), Status.SINCE_LAST_GOOD),
                        new ControlSpans.Span(hour(2), Optional.of(hour(4)), Status.OUT_OF_CONTROL),
                        new ControlSpans.Span(hour(4), Optional.of(hour(6)), Status.OUT_OF_CONTROL),
                        new ControlSpans.Span(hour(6), Optional.empty(), Status.IN_CONTROL));
    }

    private static Instant hour(int hour) {
        return MORNING.plusSeconds(hour * 3_600L);
    }

    @Test
    void shareOfControlsRejectedWithoutCauseIsAsStated() {
        Random random = new Random(3);
        List<Control> controls = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            controls.add(new Control("", random.nextGaussian()));
        }

        long rejected = new Westgard(Range.CONSECUTIVE)
                .judge(controls).stream()
                        .filter(broken -> broken.stream().anyMatch(Rule::rejects))
                        .count();

        assertThat(rejected / 100_000.0).isCloseTo(Westgard.FALSE_REJECTIONS, within(0.001));
    }

    @Test
    void oppositeControlsOfDifferentRunsBreakTheRangeOnlyWhereConsecutiveOnesCount() {
        List<Control> controls = List.of(new Control("monday", 2.5), new Control("tuesday", -2.5));

        assertThat(new Westgard(Range.CONSECUTIVE).judge(controls).get(1)).contains(Rule.R_4S);
        assertThat(new Westgard(Range.WITHIN_RUN).judge(controls).get(1)).containsExactly(Rule.WARNING_1_2S);
    }

    @Test
    void withinARunTheyNeedNotFollowEachOther() {
        List<Control> controls =
                List.of(new Control("monday", 2.5), new Control("monday", 0), new Control("monday", -2.5));

        assertThat(new Westgard(Range.WITHIN_RUN).judge(controls).get(2)).contains(Rule.R_4S);
        assertThat(new Westgard(Range.CONSECUTIVE).judge(controls).get(2)).doesNotContain(Rule.R_4S);
    }

    @Test
    void aRejectedControlTakesBackWhatCameSinceTheLastGoodOne() {
        List<ControlLog.Period> periods = log(control(8, 0.2), control(10, 2.3), control(12, 3.4), control(14, 0.1));

        assertThat(periods)
                .extracting(ControlLog.Period::status)
                .containsExactly(Status.IN_CONTROL, Status.SINCE_LAST_GOOD, Status.OUT_OF_CONTROL, Status.IN_CONTROL);
        assertThat(periods.get(2).brokenBy()).contains(Rule.ONE_3S, Rule.TWO_2S);
        assertThat(periods.get(3).to()).isEmpty();
    }

    @Test
    void theOrderInWhichControlsCameDoesNotMatter() {
        List<Tested> controls = new ArrayList<>(
                List.of(control(8, 0.2), control(10, 2.3), control(12, 2.4), control(14, 0.1), control(16, -3.2)));
        List<ControlLog.Period> periods = log(controls.toArray(Tested[]::new));

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(controls, new Random(seed));
            assertThat(log(controls.toArray(Tested[]::new))).isEqualTo(periods);
        }
    }

    private static Tested control(int hour, double z) {
        return new Tested(MORNING.plusSeconds(hour * 3_600L), "C-" + hour, "run", z);
    }

    private static List<ControlLog.Period> log(Tested... controls) {
        return new ControlLog(List.of(controls), new Westgard(Range.CONSECUTIVE)).periods();
    }
}
