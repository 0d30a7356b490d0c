package io.batchwatch.rules.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which days are worked: Monday to Friday, but for the holidays and the make-up days that the State Council orders each year.
 * Immutable.
 */
public final class WorkCalendar {
    private final Map<LocalDate, Kind> exceptions;
    private final Set<Integer> years;

    /** What an order says of a day. */
    public enum Kind {
        HOLIDAY,
        /** A day of a weekend that is worked. */
        WORKDAY
    }

    /**
     * @param exceptions a year of which nothing is said is not known
     */
    public WorkCalendar(Map<LocalDate, Kind> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        this.years = exceptions.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
    }

    public boolean isWorkingDay(LocalDate day) {
        Kind ordered = exceptions.get(day);
        if (ordered != null) {
            return ordered == Kind.WORKDAY;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** True if the holidays of that year are known; else its weekends alone are free. */
    public boolean isKnown(int year) {
        return years.contains(year);
    }

    /** The years whose holidays are known, in order. */
    public Set<Integer> knownYears() {
        return new TreeSet<>(years);
    }

    /**
     * @param count at least 1; the day itself does not count
     */
    LocalDate plusWorkingDays(LocalDate day, int count) {
        LocalDate at = day;
        for (int left = count; left > 0; left--) {
            at = nextWorkingDayFrom(at.plusDays(1));
        }
        return at;
    }

    /** The day itself if it is worked, else the next one that is. */
    LocalDate nextWorkingDayFrom(LocalDate day) {
        LocalDate at = day;
        while (!isWorkingDay(at)) {
            at = at.plusDays(1);
        }
        return at;
    }
}
