package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.comparison.FalseDiscovery;
import io.batchwatch.rules.rates.BinomialTail;
import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.surveillance.Expectation;
import io.batchwatch.rules.surveillance.Farrington;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hazards of a category that were found more often in the seven days up to a day than the season, the trend and the number
 * of tests lead to expect. Weeks end on that day, so none is cut short.
 */
public final class Outbreaks {
    private static final int YEARS = 5;
    private static final int DAYS = 7;
    private static final int WEEKS = (int) (YEARS * 365.25 / DAYS) + 8;
    private static final double ALPHA = 0.005;
    private static final double LEVEL = 0.05;

    /** One event is a case and not an outbreak. */
    private static final long FEWEST = 2;

    /** With less than a year the weeks before must do, and with fewer of them nothing is said. */
    private static final int FEWEST_WEEKS = 10;

    private Outbreaks() {}

    /** By what the expected count was found. */
    public enum Method {
        /** Season, trend and number of tests (Noufaily et al. 2013). */
        FARRINGTON,
        /** The rate of all weeks before, where there is no year to look back on. */
        WEEKS_BEFORE
    }

    /** What is watched. */
    public record Watched(TestKind kind, String hazard, String category) {}

    /**
     * One hazard of one category in the seven days.
     *
     * @param threshold above it the count is an alarm
     * @param probability of such a count or a greater one
     * @param adjustedProbability corrected for how many are watched
     */
    public record Finding(
            Watched watched,
            Proportion counted,
            Method method,
            double expected,
            double threshold,
            double probability,
            double adjustedProbability) {
        /** More than one case, above its threshold, and still so among all that are watched. */
        public boolean isAlarm() {
            return counted.events() >= FEWEST && counted.events() > threshold && adjustedProbability <= LEVEL;
        }
    }

    /** All that can be watched, the least probable first. */
    public static List<Finding> of(BoardState state, LocalDate day) {
        List<Finding> raw = new ArrayList<>();
        for (TestKind kind : TestKind.values()) {
            series(state, kind, day).forEach((key, weeks) -> finding(new Watched(kind, key.get(0), key.get(1)), weeks)
                    .ifPresent(raw::add));
        }
        List<Double> adjusted =
                FalseDiscovery.adjusted(raw.stream().map(Finding::probability).toList());
        List<Finding> findings = new ArrayList<>();
        for (Finding one : raw) {
            findings.add(new Finding(
                    one.watched(),
                    one.counted(),
                    one.method(),
                    one.expected(),
                    one.threshold(),
                    one.probability(),
                    adjusted.get(findings.size())));
        }
        findings.sort(Comparator.comparingDouble(Finding::probability)
                .thenComparing(finding -> finding.watched().toString()));
        return List.copyOf(findings);
    }

    /** By hazard and category, weeks in their order, the last of them the one that ends on {@code day}. */
    private static Map<List<String>, List<Proportion>> series(BoardState state, TestKind kind, LocalDate day) {
        LocalDate first = day.minusDays((long) WEEKS * DAYS - 1);
        Map<List<String>, List<Proportion>> series = new HashMap<>();
        new Scope(kind, Map.of())
                .groups(state, first, day, List.of(Dimension.HAZARD, Dimension.CATEGORY, Dimension.DAY))
                .forEach((key, counted) -> {
                    List<Proportion> weeks = series.computeIfAbsent(
                            key.subList(0, 2), missing -> new ArrayList<>(Collections.nCopies(WEEKS, Proportion.NONE)));
                    int week = (int) (ChronoUnit.DAYS.between(first, LocalDate.parse(key.get(2))) / DAYS);
                    weeks.set(week, weeks.get(week).plus(counted));
                });
        return series;
    }

    private static Optional<Finding> finding(Watched watched, List<Proportion> weeks) {
        int first = 0;
        while (weeks.get(first).n() == 0) {
            first++;
        }
        List<Proportion> known = weeks.subList(first, weeks.size());
        int now = known.size() - 1;
        if (known.get(now).n() == 0 || now < FEWEST_WEEKS) {
            return Optional.empty();
        }
        return seasonal(watched, known, now).or(() -> Optional.of(plain(watched, known, now)));
    }

    private static Optional<Finding> seasonal(Watched watched, List<Proportion> weeks, int now) {
        List<Farrington.Week> counts = weeks.stream()
                .map(week -> new Farrington.Week(week.events(), week.n()))
                .toList();
        Expectation.Method method = Expectation.Method.NEGATIVE_BINOMIAL;
        return Farrington.FLEXIBLE
                .expect(counts, now)
                .map(Expectation::predictive)
                .map(expected -> {
                    double probability =
                            expected.probabilityOfAtLeast(weeks.get(now).events(), method, ALPHA);
                    return new Finding(
                            watched,
                            weeks.get(now),
                            Method.FARRINGTON,
                            expected.mean(),
                            expected.threshold(method, ALPHA).upper(),
                            probability,
                            probability);
                });
    }

    /** With half an event added, so that a hazard never seen is rare and not impossible. */
    private static Finding plain(Watched watched, List<Proportion> weeks, int now) {
        Proportion before = Proportion.sum(weeks.subList(0, now));
        double rate = (before.events() + 0.5) / (before.n() + 1.0);
        Proportion counted = weeks.get(now);
        double threshold = BinomialTail.greatestUsual(counted.n(), rate, ALPHA);
        double probability = BinomialTail.atLeast(counted, rate);
        return new Finding(
                watched, counted, Method.WEEKS_BEFORE, rate * counted.n(), threshold, probability, probability);
    }
}
