package io.batchwatch.rules.credibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Ways in which a counter's results are made up instead of measured. */
public enum Fabrication {
    /** Three of ten readings end in 0 or 5. */
    ROUND_DIGITS(Check.LAST_DIGITS),
    /** One of twenty readings is that before it once more. */
    SAME_AGAIN(Check.IDENTICAL_IN_A_ROW),
    /** Once a month the readings of the day before. */
    COPIED_DAYS(Check.REPEATED_BLOCKS),
    /** Three of a hundred readings are out of range. */
    OUT_OF_RANGE(Check.IMPOSSIBLE_VALUES),
    /** All tests of a day are entered within two minutes. */
    ALL_AT_ONCE(Check.TOO_MANY_AT_ONCE),
    /** Three of a hundred are tested before they were sampled. */
    BEFORE_SAMPLING(Check.TESTED_BEFORE_SAMPLED),
    /** Three of a hundred are reported before they were tested. */
    BEFORE_TESTING(Check.REPORTED_BEFORE_TESTED),
    /** Three of a hundred were read on the neighbour's instrument, while the neighbour used it. */
    BORROWED_INSTRUMENT(Check.INSTRUMENT_AT_TWO_PLACES),
    /** Each lot is used for two months. */
    STRETCHED_REAGENT(Check.REAGENT_BEYOND_ITS_COUNT),
    /** No positive is ever reported. */
    NEVER_POSITIVE(Check.FEWER_POSITIVES);

    private final Check foundBy;

    Fabrication(Check foundBy) {
        this.foundBy = foundBy;
    }

    public Check foundBy() {
        return foundBy;
    }

    public List<Reading> apply(List<Reading> own, long seed) {
        Random random = new Random(seed);
        List<Reading> made = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            made.add(one(own, made, i, random));
        }
        return made;
    }

    private Reading one(List<Reading> own, List<Reading> made, int i, Random random) {
        Reading honest = own.get(i);
        double chance = random.nextDouble();
        return switch (this) {
            case ROUND_DIGITS ->
                chance < 0.3 ? with(honest, rounded(honest.value().orElseThrow())) : honest;
            case SAME_AGAIN -> i > 0 && chance < 0.05 ? with(honest, before(made, honest)) : honest;
            case COPIED_DAYS -> copied(own, i);
            case OUT_OF_RANGE -> chance < 0.03 ? with(honest, new BigDecimal("137.5")) : honest;
            case ALL_AT_ONCE ->
                at(honest, day(honest).plus(Duration.ofHours(26)).plusSeconds(i % 120));
            case BEFORE_SAMPLING ->
                chance < 0.03 ? at(honest, honest.sampledAt().minusSeconds(1_800)) : honest;
            case BEFORE_TESTING -> chance < 0.03 ? reportedEarly(honest) : honest;
            case BORROWED_INSTRUMENT -> chance < 0.03 ? on(honest, "NC-1") : honest;
            case STRETCHED_REAGENT -> from(honest, honest.reagentLot().replaceAll("[13579]$", "0"));
            case NEVER_POSITIVE -> negative(honest);
        };
    }

    /** The latest by time among the readings made so far, which stand in the order of days only. */
    private static BigDecimal before(List<Reading> made, Reading honest) {
        Instant now = honest.testedAt().orElseThrow();
        return made.subList(Math.max(0, made.size() - 100), made.size()).stream()
                .filter(reading -> reading.testedAt().orElseThrow().isBefore(now))
                .max((one, other) ->
                        one.testedAt().orElseThrow().compareTo(other.testedAt().orElseThrow()))
                .or(() -> Optional.of(honest))
                .flatMap(Reading::value)
                .orElseThrow();
    }

    /** On each thirtieth day, by the order of testing, what the day before showed. */
    private static Reading copied(List<Reading> own, int i) {
        Reading honest = own.get(i);
        long dayNumber = Duration.between(own.get(0).sampledAt(), day(honest)).toDays();
        if (dayNumber % 30 != 29) {
            return honest;
        }
        List<Reading> today = onDay(own, day(honest));
        List<Reading> yesterday = onDay(own, day(honest).minus(Duration.ofDays(1)));
        int place = today.indexOf(honest);
        return with(honest, yesterday.get(place % yesterday.size()).value().orElseThrow());
    }

    private static List<Reading> onDay(List<Reading> own, Instant day) {
        return own.stream()
                .filter(reading -> day(reading).equals(day))
                .sorted((one, other) ->
                        one.testedAt().orElseThrow().compareTo(other.testedAt().orElseThrow()))
                .toList();
    }

    /** The morning's noon before: counters open at 21 h UTC. */
    private static Instant day(Reading reading) {
        return reading.sampledAt().minus(Duration.ofHours(12)).truncatedTo(ChronoUnit.DAYS);
    }

    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal half = new BigDecimal("0.5");
        return value.divide(half, 0, RoundingMode.HALF_EVEN).multiply(half).setScale(1);
    }

    private static Reading with(Reading r, BigDecimal value) {
        return new Reading(
                r.sampleId(),
                r.place(),
                r.instrument(),
                r.reagentLot(),
                r.product(),
                r.analyte(),
                r.positive(),
                Optional.of(value),
                r.unit(),
                r.sampledAt(),
                r.testedAt(),
                r.reportedAt());
    }

    private static Reading at(Reading r, Instant tested) {
        return new Reading(
                r.sampleId(),
                r.place(),
                r.instrument(),
                r.reagentLot(),
                r.product(),
                r.analyte(),
                r.positive(),
                r.value(),
                r.unit(),
                r.sampledAt(),
                Optional.of(tested),
                Optional.of(tested.plusSeconds(300)));
    }

    private static Reading reportedEarly(Reading r) {
        return new Reading(
                r.sampleId(),
                r.place(),
                r.instrument(),
                r.reagentLot(),
                r.product(),
                r.analyte(),
                r.positive(),
                r.value(),
                r.unit(),
                r.sampledAt(),
                r.testedAt(),
                r.testedAt().map(at -> at.minusSeconds(3_600)));
    }

    private static Reading on(Reading r, String instrument) {
        return new Reading(
                r.sampleId(),
                r.place(),
                instrument,
                r.reagentLot(),
                r.product(),
                r.analyte(),
                r.positive(),
                r.value(),
                r.unit(),
                r.sampledAt(),
                r.testedAt(),
                r.reportedAt());
    }

    private static Reading from(Reading r, String lot) {
        return new Reading(
                r.sampleId(),
                r.place(),
                r.instrument(),
                lot,
                r.product(),
                r.analyte(),
                r.positive(),
                r.value(),
                r.unit(),
                r.sampledAt(),
                r.testedAt(),
                r.reportedAt());
    }

    private static Reading negative(Reading r) {
        return new Reading(
                r.sampleId(),
                r.place(),
                r.instrument(),
                r.reagentLot(),
                r.product(),
                r.analyte(),
                false,
                r.positive() ? Optional.of(new BigDecimal("12.3")) : r.value(),
                r.unit(),
                r.sampledAt(),
                r.testedAt(),
                r.reportedAt());
    }
}
