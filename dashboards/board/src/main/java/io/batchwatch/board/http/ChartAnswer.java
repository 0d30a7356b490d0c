package io.batchwatch.board.http;

import io.batchwatch.board.statistics.Bucket;
import io.batchwatch.board.statistics.ControlChart;
import io.batchwatch.board.statistics.FrozenBaseline;
import io.batchwatch.board.statistics.Settling;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.charts.Baseline;
import io.batchwatch.rules.charts.Ewma;
import io.batchwatch.rules.charts.RateCusum;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code /api/v1/chart} answers: pass rates over time, so everything is turned round here: what the statistics call
 * high is worse.
 *
 * @param method {@code p} or {@code laney}
 * @param provisionalDays a point is provisional for so many days
 * @param baseline empty if the past is too short; points then have no limits
 */
record ChartAnswer(
        TestKind kind,
        String by,
        String method,
        LocalDate from,
        LocalDate to,
        int provisionalDays,
        Optional<Frozen> baseline,
        List<Point> points) {
    private static final Set<String> PARAMETERS =
            ScopeQuestion.parametersAnd("by", "method", "baseline_from", "baseline_to");

    /**
     * What the points are held against.
     *
     * @param centre the usual pass rate
     * @param dispersion Laney's sigma z, at least 1; 1 for the p-chart
     * @param leftOut days or weeks that were out of control themselves
     */
    record Frozen(
            LocalDate from, LocalDate to, long judged, long passed, double centre, double dispersion, int leftOut) {
        static Frozen of(FrozenBaseline days, Baseline baseline) {
            return new Frozen(
                    days.from(),
                    days.to(),
                    baseline.all().n(),
                    baseline.all().n() - baseline.all().events(),
                    1 - baseline.chart().centre(),
                    baseline.chart().dispersion(),
                    baseline.left());
        }
    }

    /**
     * @param start the day, or the week's Monday
     * @param small fewer than thirty judged
     * @param lowerLimit the textbook's
     * @param upperLimit the textbook's
     * @param exactLowerLimit the least rate that is no signal for the worse
     * @param signal {@code none}, {@code worse} or {@code better}: of the exact tail, so it may differ from the limits
     *     where fails are rare
     * @param ewma empty where fewer than five fails are expected in what it remembers: there it rings by itself
     */
    record Point(
            LocalDate start,
            long judged,
            long passed,
            double rate,
            double lower,
            double upper,
            boolean small,
            boolean provisional,
            Optional<Double> lowerLimit,
            Optional<Double> upperLimit,
            Optional<Double> exactLowerLimit,
            Optional<String> signal,
            Optional<Average> ewma,
            Optional<Evidence> cusum) {
        static Point of(ControlChart.Point point, Optional<Baseline> baseline) {
            Rate rate = Rate.ofPasses(point.counted());
            double centre = baseline.map(known -> known.chart().centre()).orElse(0.0);
            return new Point(
                    point.start(),
                    rate.judged(),
                    rate.passed(),
                    rate.rate(),
                    rate.lower(),
                    rate.upper(),
                    point.small(),
                    point.provisional(),
                    point.held().map(held -> 1 - held.limits().upper()),
                    point.held().map(held -> 1 - held.limits().lower()),
                    point.held().map(held -> 1 - (double) held.mostEvents() / rate.judged()),
                    point.held().map(held -> Rate.word(held.signal())),
                    point.held().flatMap(ControlChart.Held::average).map(average -> Average.of(average, centre)),
                    point.held().map(held -> Evidence.of(held.sum())));
        }
    }

    /** The moving average of the pass rate, with its limits. */
    record Average(double average, double lowerLimit, double upperLimit, String signal) {
        static Average of(Ewma.Point average, double centre) {
            return new Average(
                    1 - centre - average.average(),
                    Math.max(0, 1 - centre - average.reach()),
                    Math.min(1, 1 - centre + average.reach()),
                    Rate.word(average.signal()));
        }
    }

    /** The evidence that the odds of a fail have doubled, each category held against its own past. */
    record Evidence(double sum, double threshold, boolean signal) {
        static Evidence of(RateCusum.Point point) {
            return new Evidence(point.sum(), RateCusum.DOUBLING.threshold(), point.isSignal());
        }
    }

    /**
     * @param today the day it is where the house is
     * @throws RefusedQuestion if the question cannot be read
     */
    static ChartAnswer of(BoardState state, Parameters parameters, LocalDate today) {
        parameters.allow(PARAMETERS);
        ScopeQuestion question = ScopeQuestion.of(parameters);
        Bucket bucket = parameters.word("by", Bucket.class, Bucket.DAY);
        FrozenBaseline.Method method =
                parameters.word("method", FrozenBaseline.Method.class, FrozenBaseline.Method.LANEY);
        FrozenBaseline frozen = frozen(parameters, today);
        Settling settling = Settling.of(state.sources(), question.scope().kind());
        LocalDate from = question.firstDay(state, today);
        LocalDate to = question.lastDay(state, today);
        ControlChart chart = ControlChart.of(
                state, new ControlChart.Question(question.scope(), from, to, bucket, method, frozen, settling, today));
        return new ChartAnswer(
                question.scope().kind(),
                bucket.name().toLowerCase(Locale.ROOT),
                method.name().toLowerCase(Locale.ROOT),
                from,
                to,
                settling.days(),
                chart.baseline().map(baseline -> Frozen.of(frozen, baseline)),
                chart.points().stream()
                        .map(point -> Point.of(point, chart.baseline()))
                        .toList());
    }

    private static FrozenBaseline frozen(Parameters parameters, LocalDate today) {
        FrozenBaseline usual = FrozenBaseline.of(today);
        LocalDate from = parameters.day("baseline_from").orElse(usual.from());
        LocalDate to = parameters.day("baseline_to").orElse(usual.to());
        if (from.isAfter(to)) {
            throw Parameters.refuse("the baseline ends before it begins", "基线的截止日期早于起始日期");
        }
        return new FrozenBaseline(from, to);
    }
}
