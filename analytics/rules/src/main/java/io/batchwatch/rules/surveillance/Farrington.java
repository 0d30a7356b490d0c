package io.batchwatch.rules.surveillance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The improved Farrington algorithm (A. Noufaily et al. 2013): what this week's count should be by the same season of
 * former years, a trend, and how much was tested, with past outbreaks weighted down.
 *
 * @param years how many are looked back on at most
 * @param halfWindow weeks on either side of this week's place in each former year
 * @param periods seasons of which a year consists, this week's window one of them; 1 for that window alone
 * @param pastWeeksNotIncluded the newest weeks, which may be part of an outbreak already
 */
public record Farrington(int years, int halfWindow, int periods, int pastWeeksNotIncluded) {
    /** As Noufaily et al. propose. */
    public static final Farrington FLEXIBLE = new Farrington(5, 3, 10, 26);

    private static final double WEEKS_A_YEAR = 365.25 / 7;

    /** Anscombe residuals above it are weighted down. */
    private static final double REWEIGHTED_ABOVE = 2.58;

    /** Fewer events in all the past do not show a season, fewer years no trend. */
    private static final double FEWEST_EVENTS_FOR_SEASONS = 50;

    private static final int FEWEST_YEARS_FOR_TREND = 3;
    private static final double TREND_LEVEL = 0.05;

    /**
     * A week's count.
     *
     * @param n how much was tested; weeks in which nothing was say nothing
     */
    public record Week(long count, long n) {}

    /** How many weeks there must be before the one that is judged. */
    public int needs() {
        return (int) Math.ceil(WEEKS_A_YEAR) + halfWindow;
    }

    /**
     * @param weeks without a gap, in their order of time
     * @param at which of them is looked at
     * @return what is to be expected of it; empty if there is too little past, or nothing was tested now
     */
    public Optional<Expectation> expect(List<Week> weeks, int at) {
        if (at < needs() || weeks.get(at).n() == 0) {
            return Optional.empty();
        }
        Past past = past(weeks, at);
        if (past.rows().size() < 2 * halfWindow + 1 || past.events() == 0) {
            return Optional.empty();
        }
        boolean seasons = periods > 1 && past.events() >= FEWEST_EVENTS_FOR_SEASONS && past.isSeenInEverySeason();
        double offset = Math.log((double) weeks.get(at).n());
        if (past.years() >= FEWEST_YEARS_FOR_TREND && past.events() >= FEWEST_EVENTS_FOR_SEASONS) {
            Optional<Expectation> trended = withTrend(past, seasons, at, offset);
            if (trended.isPresent()) {
                return trended;
            }
        }
        return new Design(past, seasons, Trend.NONE).fit().map(fit -> fit.expectation(at, offset));
    }

    /** A trend counts if it is significant, and does not lead beyond what was ever seen. */
    private Optional<Expectation> withTrend(Past past, boolean seasons, int at, double offset) {
        return new Design(past, seasons, Trend.LINEAR)
                .fit()
                .filter(Fit::hasTrend)
                .map(fit -> fit.expectation(at, offset))
                .filter(expected -> expected.mean() / Math.exp(offset) <= past.greatestRate());
    }

    private enum Trend {
        NONE,
        LINEAR
    }

    /** A week that is learnt from. */
    private record Row(int week, int season, double count, double n) {}

    private record Past(List<Row> rows, int years, int periods) {
        double events() {
            return rows.stream().mapToDouble(Row::count).sum();
        }

        /** A season without any event has no rate that a logarithm could tell. */
        boolean isSeenInEverySeason() {
            long seen = rows.stream()
                    .filter(row -> row.count() > 0)
                    .map(Row::season)
                    .distinct()
                    .count();
            return seen == periods;
        }

        double greatestRate() {
            return rows.stream().mapToDouble(row -> row.count() / row.n()).max().orElseThrow();
        }
    }

    private Past past(List<Week> weeks, int at) {
        List<Row> rows = new ArrayList<>();
        int oldest = 0;
        int newest = at - pastWeeksNotIncluded - 1;
        int reached = 0;
        for (int year = 1; year <= years && reference(at, year) - halfWindow >= 0; year++) {
            oldest = reference(at, year) - halfWindow;
            reached = year;
        }
        for (int week = oldest; week <= newest; week++) {
            int season = season(at, week);
            boolean counts = periods > 1 || season == 0;
            if (counts && weeks.get(week).n() > 0) {
                rows.add(new Row(
                        week, season, weeks.get(week).count(), weeks.get(week).n()));
            }
        }
        return new Past(rows, reached, periods);
    }

    private static int reference(int at, int yearsBefore) {
        return at - (int) Math.round(yearsBefore * WEEKS_A_YEAR);
    }

    /** 0 for this week's own window of any year, 1 and on for the equal parts of the rest of the year. */
    private int season(int at, int week) {
        double sinceReference = ((week - at) % WEEKS_A_YEAR + WEEKS_A_YEAR) % WEEKS_A_YEAR;
        long weeksAfter = Math.round(sinceReference);
        long length = Math.round(WEEKS_A_YEAR);
        if (weeksAfter <= halfWindow || weeksAfter >= length - halfWindow) {
            return 0;
        }
        double share = (weeksAfter - halfWindow - 1) / (double) (length - 2L * halfWindow - 1);
        return 1 + (int) (share * (periods - 1));
    }

    /** What is regressed on what. */
    private record Design(Past past, boolean seasons, Trend trend) {
        Optional<Fit> fit() {
            int size = past.rows().size();
            double[] equal = new double[size];
            Arrays.fill(equal, 1);
            return fit(equal).flatMap(first -> fit(reweighted(first)).map(second -> new Fit(this, second)));
        }

        private Optional<QuasiPoisson> fit(double[] weights) {
            List<Row> rows = past.rows();
            double[][] columns =
                    rows.stream().map(row -> columns(row.week(), row.season())).toArray(double[][]::new);
            double[] counts = rows.stream().mapToDouble(Row::count).toArray();
            double[] offsets =
                    rows.stream().mapToDouble(row -> Math.log(row.n())).toArray();
            return QuasiPoisson.fit(columns, counts, offsets, weights);
        }

        double[] columns(int week, int season) {
            int trends = trend == Trend.LINEAR ? 1 : 0;
            double[] columns = new double[1 + trends + (seasons ? past.periods() - 1 : 0)];
            columns[0] = 1;
            if (trend == Trend.LINEAR) {
                // In years since the newest week learnt from: well conditioned.
                columns[1] = (week - past.rows().get(past.rows().size() - 1).week()) / WEEKS_A_YEAR;
            }
            if (seasons && season > 0) {
                columns[trends + season] = 1;
            }
            return columns;
        }

        private double[] reweighted(QuasiPoisson first) {
            double[] counts = past.rows().stream().mapToDouble(Row::count).toArray();
            return Reweighting.weights(first.anscombe(counts), REWEIGHTED_ABOVE);
        }
    }

    private record Fit(Design design, QuasiPoisson regression) {
        double dispersion() {
            return Math.max(1, regression.dispersion());
        }

        boolean hasTrend() {
            double z = Math.abs(regression.significance(1)) / Math.sqrt(dispersion());
            return 2 * NormalDistribution.of(0, 1).survivalProbability(z) < TREND_LEVEL;
        }

        Expectation expectation(int at, double offset) {
            double[] row = design.columns(at, 0);
            double mean = Math.exp(offset + regression.linear(row));
            return new Expectation(
                    Math.max(mean, Double.MIN_NORMAL), regression.error(row) * Math.sqrt(dispersion()), dispersion());
        }
    }
}
