package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.rules.charts.Baseline;
import io.batchwatch.rules.charts.ControlLimits;
import io.batchwatch.rules.charts.Ewma;
import io.batchwatch.rules.charts.RateCusum;
import io.batchwatch.rules.charts.Signal;
import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.rates.Shrinkage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A rate over time with its limits.
 *
 * @param baseline empty if the past is too short: then there are no limits and no signals
 */
public record ControlChart(Optional<Baseline> baseline, List<Point> points) {
    /** Below it a point is small. */
    public static final long SMALL = 30;

    /** Events that a moving average must be expected to remember for its limits to be those of a bell. */
    private static final double FEWEST_REMEMBERED = 5;

    public ControlChart {
        points = List.copyOf(points);
    }

    /**
     * What is asked.
     *
     * @param today by which a day is complete or not
     */
    public record Question(
            Scope scope,
            LocalDate from,
            LocalDate to,
            Bucket bucket,
            FrozenBaseline.Method method,
            FrozenBaseline frozen,
            Settling settling,
            LocalDate today) {}

    /**
     * One day or week.
     *
     * @param provisional more results are to be expected
     * @param held empty without a baseline
     */
    public record Point(LocalDate start, Proportion counted, boolean provisional, Optional<Held> held) {
        public boolean small() {
            return counted.n() < SMALL;
        }
    }

    /**
     * A point held against the baseline.
     *
     * @param mostEvents of so many samples that is no signal
     * @param average empty where so few events are expected that an average's limits would ring by themselves
     */
    public record Held(
            ControlLimits limits, long mostEvents, Signal signal, Optional<Ewma.Point> average, RateCusum.Point sum) {}

    public static ControlChart of(BoardState state, Question asked) {
        NavigableMap<LocalDate, Proportion> buckets =
                asked.bucket().gather(asked.scope().days(state, asked.from(), asked.to()));
        Optional<Baseline> baseline = asked.frozen().learn(state, asked.scope(), asked.bucket(), asked.method());
        List<Optional<Held>> held = baseline.map(known -> held(state, asked, buckets, known).stream()
                        .map(Optional::of)
                        .toList())
                .orElseGet(() -> buckets.values().stream()
                        .map(counted -> Optional.<Held>empty())
                        .toList());
        List<Point> points = new ArrayList<>();
        buckets.forEach((start, counted) -> points.add(new Point(
                start,
                counted,
                asked.settling().isProvisional(asked.bucket().end(start), asked.today()),
                held.get(points.size()))));
        return new ControlChart(baseline, points);
    }

    private static List<Held> held(
            BoardState state, Question asked, NavigableMap<LocalDate, Proportion> buckets, Baseline baseline) {
        double centre = baseline.chart().centre();
        double dispersion = baseline.chart().dispersion();
        List<Ewma.Point> averages = Ewma.USUAL.run(buckets.values().stream()
                .map(counted -> new Ewma.Reading(
                        counted.rate(), centre, dispersion * Math.sqrt(centre * (1 - centre) / counted.n())))
                .toList());
        List<RateCusum.Point> sums = RateCusum.DOUBLING.run(expected(state, asked, buckets));
        List<Held> held = new ArrayList<>();
        for (Proportion counted : buckets.values()) {
            int at = held.size();
            held.add(new Held(
                    baseline.chart().limits(counted.n()),
                    baseline.chart().mostWithoutSignal(counted.n()),
                    baseline.chart().signal(counted),
                    counted.n() * Ewma.USUAL.memory() * centre < FEWEST_REMEMBERED
                            ? Optional.empty()
                            : Optional.of(averages.get(at)),
                    sums.get(at)));
        }
        return held;
    }

    /** What was to be expected of each category, so that a change of mix adds nothing to the sum. */
    private static List<List<RateCusum.Group>> expected(
            BoardState state, Question asked, NavigableMap<LocalDate, Proportion> buckets) {
        Map<List<String>, Proportion> past = asked.scope()
                .groups(state, asked.frozen().from(), asked.frozen().to(), List.of(Dimension.CATEGORY));
        Shrinkage usual = Shrinkage.among(List.copyOf(past.values()));
        Map<LocalDate, List<RateCusum.Group>> groups = new HashMap<>();
        asked.scope()
                .groups(state, asked.from(), asked.to(), List.of(Dimension.DAY, Dimension.CATEGORY))
                .forEach((key, counted) -> {
                    Proportion before = past.getOrDefault(List.of(key.get(1)), Proportion.NONE);
                    groups.computeIfAbsent(asked.bucket().start(LocalDate.parse(key.get(0))), at -> new ArrayList<>())
                            .add(new RateCusum.Group(
                                    counted, usual.believe(before).rate()));
                });
        return buckets.keySet().stream().map(groups::get).toList();
    }
}
