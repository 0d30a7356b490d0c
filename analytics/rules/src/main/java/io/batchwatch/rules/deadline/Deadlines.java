package io.batchwatch.rules.deadline;

import io.batchwatch.views.BatchClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All procedures with the calendar that their days are counted by. Immutable. */
public final class Deadlines {
    /** Where procedures.csv does not say otherwise. */
    public static final Duration USUAL_HISTORY = Duration.ofDays(180);

    private final ZoneId zone;
    private final WorkCalendar calendar;
    private final List<Procedure> procedures;
    private final Duration history;

    /**
     * @param zone whose days and midnights count
     * @param procedures of which no two contradict each other
     * @param history as {@link #history} says it
     */
    public Deadlines(ZoneId zone, WorkCalendar calendar, List<Procedure> procedures, Duration history) {
        this.zone = zone;
        this.calendar = calendar;
        this.procedures = List.copyOf(procedures);
        this.history = history;
    }

    /**
     * A result that reaches us longer after its sampling is history being filled in: it starts no clock by itself and raises
     * no alert for its papers. Who wants a clock for it enters a notice.
     */
    public Duration history() {
        return history;
    }

    public ZoneId zone() {
        return zone;
    }

    public WorkCalendar calendar() {
        return calendar;
    }

    public List<Procedure> procedures() {
        return procedures;
    }

    /**
     * @param category the batch's food group
     * @param start what sets the clock going; the law of that day counts
     * @return empty if no procedure speaks of it
     */
    public Optional<Deadline> of(BatchClock clock, String category, Instant start) {
        LocalDate day = start.atZone(zone).toLocalDate();
        return procedure(clock, category, day).map(procedure -> deadline(start, day, procedure));
    }

    /** One that names the category comes before one for all. */
    private Optional<Procedure> procedure(BatchClock clock, String category, LocalDate day) {
        List<Procedure> inForce = procedures.stream()
                .filter(procedure -> procedure.clock() == clock && procedure.isInForce(day))
                .toList();
        return inForce.stream()
                .filter(procedure -> procedure.categories().contains(category))
                .findFirst()
                .or(() -> inForce.stream()
                        .filter(procedure -> procedure.categories().isEmpty())
                        .findFirst());
    }

    private Deadline deadline(Instant start, LocalDate day, Procedure procedure) {
        Span span = procedure.span();
        if (span.unit() == Span.Unit.HOURS) {
            return new Deadline(start.plus(Duration.ofHours(span.count())), false, procedure.source());
        }
        LocalDate last =
                switch (span.unit()) {
                    case HOURS -> day;
                    case DAYS -> calendar.nextWorkingDayFrom(day.plusDays(span.count()));
                    case WORKING_DAYS -> calendar.plusWorkingDays(day, span.count());
                    case MONTHS -> calendar.nextWorkingDayFrom(day.plusMonths(span.count()));
                };
        return new Deadline(
                last.plusDays(1).atStartOfDay(zone).toInstant(), isProvisional(day, last), procedure.source());
    }

    private boolean isProvisional(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!calendar.isKnown(year)) {
                return true;
            }
        }
        return false;
    }
}
