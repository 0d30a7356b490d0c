package io.batchwatch.board.http;

import io.batchwatch.board.statistics.BaselineBook;
import io.batchwatch.board.statistics.ControlChart;
import io.batchwatch.board.statistics.FrozenBaseline;
import io.batchwatch.board.statistics.Outbreaks;
import io.batchwatch.board.statistics.WindowSignals;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.contract.TestKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What {@code /api/v1/signals} answers: what is out of control, after correction for how much was looked at.
 *
 * @param day the last one looked at
 * @param days how many days the categories are looked at for
 * @param baselineFrom the first day of what is usual
 * @param categories all that have a baseline, the signals first
 * @param outbreaks hazards of a category in the seven days up to {@code day}: alarms first, then the least probable
 */
record SignalsAnswer(
        LocalDate day,
        int days,
        LocalDate baselineFrom,
        LocalDate baselineTo,
        long signals,
        long alarms,
        List<Category> categories,
        List<Outbreak> outbreaks) {
    private static final Set<String> PARAMETERS = Set.of("day", "days", "limit");
    private static final int DAYS = 7;
    private static final int MOST_DAYS = 90;
    private static final int LIMIT = 50;
    private static final int GREATEST_LIMIT = 10_000;

    /**
     * @param usualRate the pass rate of the baseline
     * @param probability of so few passes, or fewer, were all as usual
     * @param adjustedProbability corrected for all categories looked at; a signal if at most 0.05
     */
    record Category(
            TestKind testKind,
            String category,
            long judged,
            long passed,
            double rate,
            double lower,
            double upper,
            boolean small,
            double usualRate,
            double probability,
            double adjustedProbability,
            boolean signal) {
        static Category of(WindowSignals.Finding finding) {
            Rate rate = Rate.ofPasses(finding.counted());
            return new Category(
                    finding.kind(),
                    finding.category(),
                    rate.judged(),
                    rate.passed(),
                    rate.rate(),
                    rate.lower(),
                    rate.upper(),
                    rate.judged() < ControlChart.SMALL,
                    1 - finding.usualRate(),
                    finding.probability(),
                    finding.adjustedProbability(),
                    finding.isSignal());
        }
    }

    /**
     * @param found samples with that hazard that did not pass
     * @param expected how many there should be
     * @param threshold above it is an alarm, if it stands among all that are watched
     * @param method {@code farrington}, or {@code weeks_before} where there is no year to look back on
     */
    record Outbreak(
            TestKind testKind,
            String hazard,
            String category,
            long found,
            long judged,
            double expected,
            double threshold,
            double probability,
            double adjustedProbability,
            String method,
            boolean alarm) {
        static Outbreak of(Outbreaks.Finding finding) {
            return new Outbreak(
                    finding.watched().kind(),
                    finding.watched().hazard(),
                    finding.watched().category(),
                    finding.counted().events(),
                    finding.counted().n(),
                    finding.expected(),
                    finding.threshold(),
                    finding.probability(),
                    finding.adjustedProbability(),
                    finding.method().name().toLowerCase(Locale.ROOT),
                    finding.isAlarm());
        }
    }

    /**
     * @throws RefusedQuestion if the question cannot be read
     */
    static SignalsAnswer of(
            BoardState state, BaselineBook baselines, Parameters parameters, Instant now, LocalDate today) {
        parameters.allow(PARAMETERS);
        LocalDate day = parameters.day("day").orElse(today);
        int days = parameters.number("days", DAYS, MOST_DAYS);
        int limit = parameters.number("limit", LIMIT, GREATEST_LIMIT);
        FrozenBaseline frozen = FrozenBaseline.of(day);
        List<WindowSignals.Finding> windows = WindowSignals.of(state, days, day, baselines.at(now, day));
        List<Outbreaks.Finding> outbreaks = Outbreaks.of(state, day);
        return new SignalsAnswer(
                day,
                days,
                frozen.from(),
                frozen.to(),
                windows.stream().filter(WindowSignals.Finding::isSignal).count(),
                outbreaks.stream().filter(Outbreaks.Finding::isAlarm).count(),
                windows.stream()
                        .sorted((one, other) -> Double.compare(one.probability(), other.probability()))
                        .map(Category::of)
                        .limit(limit)
                        .toList(),
                outbreaks.stream()
                        .sorted((one, other) -> Boolean.compare(other.isAlarm(), one.isAlarm()))
                        .map(Outbreak::of)
                        .limit(limit)
                        .toList());
    }
}
