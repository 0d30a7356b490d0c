package io.batchwatch.rules.credibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A year at the counters of some markets, at the rates published for county markets: 0.15 % positive, most of them on
 * foods that disturb the method. Clocks and hands err honestly in three of a thousand rows.
 */
public final class HonestYear {
    private static final Instant NEW_YEAR = Instant.parse("2025-01-01T00:00:00Z");
    private static final double SLIPS = 0.003;
    private static final double[] POSITIVE = {0.0008, 0.0008, 0.0008, 0.0008, 0.0008, 0.0034, 0.0034, 0.0008};

    private final Random random;
    private final int counters;
    private final int testsADay;

    public HonestYear(long seed, int counters, int testsADay) {
        random = new Random(seed);
        this.counters = counters;
        this.testsADay = testsADay;
    }

    public static String counter(int number) {
        return "counter-%02d".formatted(number);
    }

    public List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (int counter = 0; counter < counters; counter++) {
            for (int day = 0; day < 365; day++) {
                Instant opened = NEW_YEAR.plus(Duration.ofDays(day)).plus(Duration.ofHours(21));
                for (int number = 0; number < testsADay; number++) {
                    readings.add(reading(counter, day, number, opened.plusSeconds(random.nextInt(4 * 3_600))));
                }
            }
        }
        return readings;
    }

    /** What reagent lots hold: as many as are used of each. */
    public Map<String, Long> reagentTests() {
        Map<String, Long> tests = new HashMap<>();
        for (int counter = 0; counter < counters; counter++) {
            for (int month = 0; month < 13; month++) {
                tests.put(lot(counter, month * 30), 30L * testsADay);
            }
        }
        return tests;
    }

    private static String lot(int counter, int day) {
        return "lot-" + counter + "-" + day / 30;
    }

    private Reading reading(int counter, int day, int number, Instant sampledAt) {
        int good = random.nextInt(POSITIVE.length);
        boolean positive = random.nextDouble() < POSITIVE[good];
        double inhibition =
                positive ? 50.5 + random.nextDouble() * 41 : random.nextDouble() * (3 + random.nextDouble() * 33);
        boolean slow = random.nextDouble() >= SLIPS;
        Instant testedAt = sampledAt.plusSeconds(slow ? 900 + random.nextInt(2_100) : -600);
        Instant reportedAt = testedAt.plusSeconds(random.nextDouble() < SLIPS ? -300 : 60 + random.nextInt(1_200));
        return new Reading(
                "S-%02d-%03d-%03d".formatted(counter, day, number),
                counter(counter),
                "NC-" + counter,
                lot(counter, day),
                "good-" + good,
                "inhibition",
                positive,
                Optional.of(BigDecimal.valueOf(inhibition).setScale(1, RoundingMode.HALF_EVEN)),
                "%",
                sampledAt,
                Optional.of(testedAt),
                Optional.of(reportedAt));
    }

    /** The year with one counter's readings made up in some way. */
    public static List<Reading> altered(List<Reading> year, String place, UnaryOperator<List<Reading>> way) {
        List<Reading> own = new ArrayList<>();
        List<Reading> all = new ArrayList<>();
        year.forEach(reading -> (reading.place().equals(place) ? own : all).add(reading));
        all.addAll(way.apply(Collections.unmodifiableList(own)));
        return all;
    }
}
