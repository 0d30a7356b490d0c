package io.batchwatch.board.statistics;

import io.batchwatch.rules.rates.Proportion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one point of a chart stands for. */
public enum Bucket {
    DAY,
    /** From Monday on. */
    WEEK;

    /** The first day of the bucket that a day is in. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        };
    }

    /** The last day of the bucket that begins on {@code start}. */
    LocalDate end(LocalDate start) {
        return switch (this) {
            case DAY -> start;
            case WEEK -> start.plusDays(6);
        };
    }

    NavigableMap<LocalDate, Proportion> gather(NavigableMap<LocalDate, Proportion> days) {
        NavigableMap<LocalDate, Proportion> buckets = new TreeMap<>();
        days.forEach((day, counted) -> buckets.merge(start(day), counted, Proportion::plus));
        return buckets;
    }
}
