package io.batchwatch.rules.simulation;

import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.surveillance.Farrington;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Days of one category: a past of two years, and the year that is looked at.
 *
 * @param past as at the usual rate
 * @param year in which the rate may rise
 */
record Series(List<Proportion> past, List<Proportion> year) {
    private static final int PAST_DAYS = 728;
    private static final int YEAR_DAYS = 364;

    /** A rise begins here and ends a month later. */
    static final int RISE_FROM = 180;

    static final int RISE_DAYS = 30;

    /**
     * @param rate of events, 0 to 1
     * @param testsADay a third of them less or more
     * @param rise by which the rate is multiplied during the month; 1 for none
     */
    static Series simulated(double rate, int testsADay, double rise, long seed) {
        Random random = new Random(seed);
        List<Proportion> past = new ArrayList<>();
        List<Proportion> year = new ArrayList<>();
        for (int day = 0; day < PAST_DAYS + YEAR_DAYS; day++) {
            int inYear = day - PAST_DAYS;
            boolean risen = inYear >= RISE_FROM && inYear < RISE_FROM + RISE_DAYS;
            int tests = Math.max(1, testsADay + random.nextInt(2 * testsADay / 3 + 1) - testsADay / 3);
            (inYear < 0 ? past : year).add(drawn(random, tests, risen ? rate * rise : rate));
        }
        return new Series(past, year);
    }

    static Proportion drawn(Random random, int tests, double rate) {
        int events = 0;
        for (int i = 0; i < tests; i++) {
            events += random.nextDouble() < rate ? 1 : 0;
        }
        return new Proportion(events, tests);
    }

    int days() {
        return year.size();
    }

    Proportion at(int day) {
        return year.get(day);
    }

    /** The days up to and including one; those before the year are of the past. */
    Proportion window(int day, int days) {
        Proportion sum = Proportion.NONE;
        for (int i = day - days + 1; i <= day; i++) {
            sum = sum.plus(i < 0 ? past.get(past.size() + i) : year.get(i));
        }
        return sum;
    }

    List<Farrington.Week> weeks() {
        List<Proportion> all = new ArrayList<>(past);
        all.addAll(year);
        List<Farrington.Week> weeks = new ArrayList<>();
        for (int i = 0; i + 7 <= all.size(); i += 7) {
            Proportion week = Proportion.sum(all.subList(i, i + 7));
            weeks.add(new Farrington.Week(week.events(), week.n()));
        }
        return weeks;
    }
}
