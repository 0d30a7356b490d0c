package io.batchwatch.rules.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of one zone. Many results are of few days, so the days of a decade are each made once. Thread-safe. */
final class Days {
    /** A power of two. */
    private static final int KEPT = 1 << 12;

    private static final int SECONDS = 86_400;

    private final ZoneId zone;

    /** By the last bits of the day's number. Two threads may both make a day; either will do, since a day is immutable. */
    private final LocalDate[] kept = new LocalDate[KEPT];

    Days(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    LocalDate of(Instant instant) {
        int offset = zone.getRules().getOffset(instant).getTotalSeconds();
        long number = Math.floorDiv(instant.getEpochSecond() + offset, SECONDS);
        int place = (int) number & (KEPT - 1);
        LocalDate known = kept[place];
        if (known != null && known.toEpochDay() == number) {
            return known;
        }
        LocalDate day = LocalDate.ofEpochDay(number);
        kept[place] = day;
        return day;
    }
}
