package io.batchwatch.standalone.demo;

import io.batchwatch.standalone.demo.DemoResult.Found;
import io.batchwatch.standalone.demo.DemoResult.Lot;
import io.batchwatch.standalone.demo.Good.RapidTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A year of rapid tests at the counters of a few markets. */
final class CounterYear {
    static final int DAYS = 365;

    /** What a positive rate of 0.15 % comes to over these goods. */
    private static final double POSITIVE = 0.0008;

    private static final double POSITIVE_WHERE_DISTURBED = 0.0034;

    /** One market's reagent went bad, until someone noticed: days before the end of the year. */
    private static final int BAD_FROM = 75;

    private static final int BAD_UNTIL = 54;
    private static final double BAD_FACTOR = 14;

    private final LocalDate lastDay;
    private final Chance chance;
    private final List<DemoResult> results = new ArrayList<>();
    private final List<Positive> positives = new ArrayList<>();

    /** A positive test, to be followed up by a laboratory. */
    record Positive(DemoResult result, RapidTest test) {}

    CounterYear(LocalDate lastDay, long seed) {
        this.lastDay = lastDay;
        chance = new Chance(seed);
        for (int daysAgo = DAYS - 1; daysAgo >= 0; daysAgo--) {
            for (int market = 0; market < DemoWorld.MARKETS.size(); market++) {
                dayAtCounter(daysAgo, market);
            }
        }
    }

    List<DemoResult> results() {
        return results;
    }

    List<Positive> positives() {
        return positives;
    }

    private void dayAtCounter(int daysAgo, int market) {
        LocalDate day = lastDay.minusDays(daysAgo);
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        int samples = chance.between(8, 13) - (weekend ? 3 : 0);
        for (int number = 1; number <= samples; number++) {
            sample(day, daysAgo, market, number);
        }
    }

    private void sample(LocalDate day, int daysAgo, int market, int number) {
        Good good = chance.weighted(DemoWorld.GOODS, Good::weight);
        boolean local = chance.of(good.localShare());
        Lot lot = new Lot(
                "DEMO-%tY%<tm%<td-M%d-%02d".formatted(day, market + 1, number),
                good,
                local ? "本地" : chance.oneOf(DemoWorld.OUTSIDE_ORIGINS),
                local ? chance.oneOf(DemoWorld.localProducers(good)) : "外地批发商",
                DemoWorld.MARKETS.get(market));
        LocalDateTime sampledAt = day.atTime(chance.between(5, 9), chance.between(0, 59), chance.between(0, 59));
        LocalDateTime testedAt = sampledAt.plusMinutes(chance.between(15, 50));
        for (RapidTest test : good.screening()) {
            boolean positive = chance.of(positiveChance(good, daysAgo, market));
            DemoResult result = new DemoResult(
                    lot,
                    "R-" + lot.id(),
                    "ROUTINE",
                    sampledAt,
                    "RAPID",
                    lot.site() + "快检室",
                    "NC-" + (800 + market),
                    test.analyte(),
                    test.method(),
                    found(test, good, positive),
                    testedAt,
                    testedAt.plusMinutes(chance.between(1, 20)),
                    1,
                    "FINAL");
            results.add(result);
            if (positive) {
                positives.add(new Positive(result, test));
            }
        }
    }

    private double positiveChance(Good good, int daysAgo, int market) {
        boolean bad = market == DemoWorld.MARKETS.size() - 1 && daysAgo <= BAD_FROM && daysAgo >= BAD_UNTIL;
        return (good.disturbing() ? POSITIVE_WHERE_DISTURBED : POSITIVE) * (bad ? BAD_FACTOR : 1);
    }

    private Found found(RapidTest test, Good good, boolean positive) {
        if (!test.measured()) {
            return new Found("", positive ? "阳性" : "阴性", "", "", positive ? "FAIL" : "PASS");
        }
        double inhibition = positive
                ? chance.between(50.5, 92)
                : chance.between(0.0, 1.0) * chance.between(3.0, good.disturbing() ? 47 : 36);
        return new Found("EQ", Chance.rounded(inhibition, 1), "%", "", positive ? "FAIL" : "PASS");
    }
}
