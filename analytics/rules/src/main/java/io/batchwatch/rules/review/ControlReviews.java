package io.batchwatch.rules.review;

import io.batchwatch.rules.control.ControlLog;
import io.batchwatch.rules.control.ControlLog.Period;
import io.batchwatch.rules.control.Westgard;
import io.batchwatch.rules.control.Westgard.Range;
import io.batchwatch.rules.control.Westgard.Rule;
import io.batchwatch.views.QualityControlReview;
import io.batchwatch.views.QualityControlReview.Log;
import io.batchwatch.views.QualityControlReview.Point;
import io.batchwatch.views.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether instruments could be believed when they measured. */
public final class ControlReviews {
    private static final Comparator<Log> WORST_FIRST = Comparator.comparing(Log::outOfControl)
            .thenComparing(Log::since)
            .reversed()
            .thenComparing(Log::place)
            .thenComparing(Log::instrument)
            .thenComparing(Log::analyte)
            .thenComparing(Log::material);

    private ControlReviews() {}

    /**
     * The controls of one instrument, analyte and material.
     *
     * @param resultsInDoubt results of this instrument and analyte since the last good control before a rejected one
     */
    public record Controls(
            String place,
            String instrument,
            String analyte,
            String material,
            List<ControlLog.Tested> tested,
            long resultsInDoubt) {
        public Controls {
            tested = List.copyOf(tested);
            if (tested.isEmpty()) {
                throw new IllegalArgumentException("a log without controls says nothing");
            }
        }
    }

    /** An instrument may have logs of several analytes. */
    private record Instrument(String place, String name) {
        static Instrument of(Log log) {
            return new Instrument(log.place(), log.instrument());
        }
    }

    /**
     * @param resultsInDoubt of all instruments, each result once
     */
    public static QualityControlReview of(List<Controls> controls, long resultsInDoubt, Instant at) {
        List<Log> logs =
                controls.stream().map(ControlReviews::log).sorted(WORST_FIRST).toList();
        long tested = logs.stream().mapToLong(Log::controls).sum();
        return new QualityControlReview(
                Optional.of(at),
                tested,
                logs.stream().mapToLong(Log::rejected).sum(),
                tested * Westgard.FALSE_REJECTIONS,
                (int) logs.stream().map(Instrument::of).distinct().count(),
                (int) logs.stream()
                        .filter(Log::outOfControl)
                        .map(Instrument::of)
                        .distinct()
                        .count(),
                resultsInDoubt,
                logs.stream().limit(Review.SHOWN).toList(),
                at.toEpochMilli());
    }

    private static Log log(Controls controls) {
        // One control a day is a run of its own: opposite ones count if they follow each other.
        List<Point> points = new ControlLog(controls.tested(), new Westgard(Range.CONSECUTIVE))
                .periods().stream().map(ControlReviews::point).toList();
        Point latest = points.get(points.size() - 1);
        return new Log(
                controls.place(),
                controls.instrument(),
                controls.analyte(),
                controls.material(),
                latest.rejected(),
                since(points),
                points.size(),
                points.stream().filter(Point::rejected).count(),
                controls.resultsInDoubt(),
                points.subList(Math.max(0, points.size() - QualityControlReview.POINTS), points.size()),
                zh(controls, latest),
                en(controls, latest));
    }

    private static Point point(Period period) {
        List<String> broken = new ArrayList<>();
        period.brokenBy().forEach(rule -> broken.add(rule.code()));
        return new Point(period.from(), period.z(), period.brokenBy().stream().anyMatch(Rule::rejects), broken);
    }

    /** Since when all are as the latest one is. */
    private static Instant since(List<Point> points) {
        int first = points.size() - 1;
        while (first > 0
                && points.get(first - 1).rejected() == points.get(first).rejected()) {
            first--;
        }
        return points.get(first).at();
    }

    private static String zh(Controls of, Point latest) {
        return latest.rejected()
                ? "请看一看 %s 的仪器 %s：%s 最近一次质控违反 %s；上次质控合格以来的结果待核实 %d 个。可能的正常原因：质控样变质或取错、靶值未更新。"
                        .formatted(of.place(), of.instrument(), of.analyte(), rules(latest), of.resultsInDoubt())
                : "%s 的仪器 %s：%s 最近一次质控在控。".formatted(of.place(), of.instrument(), of.analyte());
    }

    private static String en(Controls of, Point latest) {
        return latest.rejected()
                ? "Look at instrument %s of %s: its latest control of %s breaks %s; %d results since the last good one are in doubt; honest causes: a control gone off or mixed up, a target out of date."
                        .formatted(of.instrument(), of.place(), of.analyte(), rules(latest), of.resultsInDoubt())
                : "Instrument %s of %s: the latest control of %s is in order."
                        .formatted(of.instrument(), of.place(), of.analyte());
    }

    private static String rules(Point point) {
        return String.join(" ", point.brokenRules());
    }
}
