package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.rules.charts.Baseline;
import io.batchwatch.rules.charts.PChart;
import io.batchwatch.rules.rates.Proportion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The past that the present is held against: a year of days that ended before this quarter began, so that what goes wrong
 * now does not become usual by itself, and each season is in it. Corrections still reach it; new samples do not.
 *
 * @param from the first day
 * @param to the last day
 */
public record FrozenBaseline(LocalDate from, LocalDate to) {
    private static final int DAYS = 365;
    private static final int MONTHS = 3;

    /** Fewer samples, or days, are no past to hold anything against. */
    private static final long FEWEST_SAMPLES = 200;

    private static final int FEWEST_BUCKETS = 8;

    public FrozenBaseline {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a baseline ends before it begins");
        }
    }

    /** The one in force on a day. */
    public static FrozenBaseline of(LocalDate day) {
        LocalDate quarter = day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % MONTHS);
        return new FrozenBaseline(quarter.minusDays(DAYS), quarter.minusDays(1));
    }

    /** How limits are learnt. */
    public enum Method {
        /** Rates vary by sampling alone. */
        P,
        /** Laney's p′: days differ by more than sampling explains. */
        LANEY;

        private PChart learn(List<Proportion> subgroups) {
            return switch (this) {
                case P -> PChart.shewhart(subgroups);
                case LANEY -> PChart.laney(subgroups).atLeastSampling();
            };
        }
    }

    /**
     * @return empty if there are fewer than {@value #FEWEST_SAMPLES} samples or {@value #FEWEST_BUCKETS} buckets
     */
    public Optional<Baseline> learn(BoardState state, Scope scope, Bucket bucket, Method method) {
        List<Proportion> subgroups =
                List.copyOf(bucket.gather(scope.days(state, from, to)).values());
        boolean enough =
                subgroups.size() >= FEWEST_BUCKETS && Proportion.sum(subgroups).n() >= FEWEST_SAMPLES;
        return enough ? Baseline.of(subgroups, method::learn) : Optional.empty();
    }
}
