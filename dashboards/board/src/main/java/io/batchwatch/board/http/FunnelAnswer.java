package io.batchwatch.board.http;

import io.batchwatch.board.statistics.ControlChart;
import io.batchwatch.board.statistics.Funnel;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.charts.ControlLimits;
import io.batchwatch.rules.charts.FunnelPlot;
import io.batchwatch.rules.charts.FunnelPlot.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code /api/v1/funnel} answers, as pass rates.
 *
 * @param centre the pass rate of all units together; empty where nothing was judged
 * @param dispersion of the units among each other, winsorised; 1 where sampling explains it
 * @param betweenStandardDeviation tau, 0 where sampling explains it
 * @param curves the limits, for drawing, by number judged
 */
record FunnelAnswer(
        TestKind kind,
        String by,
        LocalDate from,
        LocalDate to,
        Optional<Double> centre,
        Optional<Double> dispersion,
        Optional<Double> betweenStandardDeviation,
        List<Curve> curves,
        List<Unit> units) {
    private static final Set<Dimension> UNITS = Set.of(Dimension.SITE, Dimension.LAB, Dimension.ORIGIN);
    private static final Set<String> PARAMETERS = ScopeQuestion.parametersAnd("by");
    private static final int CURVE_POINTS = 40;
    private static final double LEVEL = 0.05;

    /** Limits at one number judged. */
    record Curve(int judged, double lower95, double upper95, double lower998, double upper998) {
        static Curve of(FunnelPlot plot, int judged) {
            ControlLimits near = plot.limits(Level.P95, judged);
            ControlLimits far = plot.limits(Level.P998, judged);
            return new Curve(judged, 1 - near.upper(), 1 - near.lower(), 1 - far.upper(), 1 - far.lower());
        }
    }

    /**
     * One market or laboratory.
     *
     * @param expectedRate what its mix of categories alone explains
     * @param shrunkenRate drawn towards the usual by as much as it lacks samples, with its 95 % interval
     * @param beyond {@code none}, {@code 95} or {@code 99.8}: the limits that it lies beyond
     * @param direction {@code worse} or {@code better} than the centre, whether or not it is beyond
     * @param signal beyond 99.8 %, or still unlikely among all units (Benjamini-Hochberg at 5 %)
     */
    record Unit(
            String key,
            long judged,
            long passed,
            double rate,
            double lower,
            double upper,
            boolean small,
            double expectedRate,
            double shrunkenRate,
            double shrunkenLower,
            double shrunkenUpper,
            double z,
            double adjustedProbability,
            String beyond,
            String direction,
            boolean signal) {
        static Unit of(Funnel.Unit unit, FunnelPlot plot) {
            Rate rate = Rate.ofPasses(unit.counted());
            boolean far = plot.isBeyond(Level.P998, unit.counted());
            boolean near = plot.isBeyond(Level.P95, unit.counted());
            return new Unit(
                    unit.code(),
                    rate.judged(),
                    rate.passed(),
                    rate.rate(),
                    rate.lower(),
                    rate.upper(),
                    rate.judged() < ControlChart.SMALL,
                    1 - unit.expectedRate(),
                    1 - unit.believed().rate(),
                    1 - unit.believed().upper(),
                    1 - unit.believed().lower(),
                    -unit.z(),
                    unit.adjustedProbability(),
                    far ? "99.8" : near ? "95" : "none",
                    unit.z() > 0 ? "worse" : "better",
                    far || unit.adjustedProbability() <= LEVEL);
        }
    }

    /**
     * @throws RefusedQuestion if the question cannot be read
     */
    static FunnelAnswer of(BoardState state, Parameters parameters, LocalDate today) {
        parameters.allow(PARAMETERS);
        ScopeQuestion question = ScopeQuestion.of(parameters);
        Dimension by = parameters.word("by", Dimension.class, Dimension.SITE);
        if (!UNITS.contains(by)) {
            throw Parameters.refuse("A funnel is by site, lab or origin", "漏斗图只能按 site、lab 或 origin 分组");
        }
        LocalDate from = question.firstDay(state, today);
        LocalDate to = question.lastDay(state, today);
        Funnel funnel = Funnel.of(state, question.scope(), from, to, by);
        return new FunnelAnswer(
                question.scope().kind(),
                by.code(),
                from,
                to,
                funnel.plot().map(plot -> 1 - plot.centre()),
                funnel.plot().map(FunnelPlot::dispersion),
                funnel.plot().map(plot -> Math.sqrt(plot.betweenVariance())),
                funnel.plot().map(plot -> curves(plot, funnel.units())).orElse(List.of()),
                funnel.plot()
                        .map(plot -> funnel.units().stream()
                                .map(unit -> Unit.of(unit, plot))
                                .toList())
                        .orElse(List.of()));
    }

    /** Evenly spaced on a logarithmic scale, up to the greatest unit and somewhat beyond. */
    private static List<Curve> curves(FunnelPlot plot, List<Funnel.Unit> units) {
        long greatest =
                units.stream().mapToLong(unit -> unit.counted().n()).max().orElse(1);
        double end = Math.min(greatest * 1.1 + 1, Integer.MAX_VALUE / 2.0);
        List<Curve> curves = new ArrayList<>();
        int last = 0;
        for (int i = 0; i <= CURVE_POINTS; i++) {
            int judged = (int) Math.round(Math.pow(end, (double) i / CURVE_POINTS));
            if (judged > last) {
                curves.add(Curve.of(plot, judged));
                last = judged;
            }
        }
        return curves;
    }
}
