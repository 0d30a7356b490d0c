package io.batchwatch.rules.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.Shipped;
import io.batchwatch.views.BatchClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped laws and holidays, at the edges of the calendar, in Asia/Shanghai. */
class DeadlinesTest {
    private static final Deadlines SHIPPED = Shipped.data().deadlines();

    @ParameterizedTest(name = "{0} of {1} begun {2} ends {3}: {4}")
    @CsvSource(
            delimiter = ';',
            value = {
                // A rapid result: four hours, through the night.
                "OBJECTION_TO_RAPID; vegetable; 2026-03-02T22:30:00; 2026-03-03T02:30:00; hours do not wait for the morning",
                "DISPOSAL_OPENING; vegetable; 2026-09-30T17:00:00; 2026-10-01T17:00:00; nor for a holiday",
                // Friday at five: five working days are those of the next week.
                "OBJECTION; vegetable; 2026-03-06T17:00:00; 2026-03-14T00:00:00; the day itself does not count",
                "OBJECTION; vegetable; 2026-03-06T00:00:00; 2026-03-14T00:00:00; not from its first minute",
                "OBJECTION; vegetable; 2026-03-07T12:00:00; 2026-03-14T00:00:00; a Saturday counts like a Friday",
                "OBJECTION; processed; 2026-03-06T17:00:00; 2026-03-18T00:00:00; seven for other food",
                // National Day 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked.
                "OBJECTION; vegetable; 2026-09-30T09:00:00; 2026-10-14T00:00:00; over the bridge, with its Saturday",
                "OBJECTION; vegetable; 2026-09-18T09:00:00; 2026-09-25T00:00:00; the make-up Sunday is a day of five",
                "SAMPLE_DELIVERY; vegetable; 2026-02-13T09:00:00; 2026-02-28T00:00:00; over the Spring Festival",
                "SAMPLE_DELIVERY; vegetable; 2026-02-24T09:00:00; 2026-03-03T00:00:00; and its second Saturday",
                // A last day that is free moves on.
                "CRIMINAL_REFERRAL; livestock; 2026-09-29T12:00:00; 2026-10-09T00:00:00; 3 October is no working day",
                "CRIMINAL_REFERRAL; livestock; 2026-03-02T12:00:00; 2026-03-07T00:00:00; a Friday is",
                // Months end on the day of the same number, or the last there is.
                "DISPOSAL_CLOSING; vegetable; 2026-03-10T12:00:00; 2026-06-11T00:00:00; 10 June",
                "DISPOSAL_CLOSING; vegetable; 2025-11-30T12:00:00; 2026-03-01T00:00:00; 28 February was worked in 2026",
                // The day turns at Shanghai's midnight, sixteen hours UTC.
                "OBJECTION; vegetable; 2026-03-06T23:59:59; 2026-03-14T00:00:00; still Friday there",
                // The law of the day: before 2023 vegetables had seven days as well.
                "OBJECTION; vegetable; 2022-12-01T09:00:00; 2022-12-13T00:00:00; the older law"
            })
    void endsWhenTheLawSays(BatchClock clock, String category, String start, String due, String because) {
        Deadline deadline = SHIPPED.of(clock, category, at(start)).orElseThrow();

        assertThat(deadline.dueAt()).as(because).isEqualTo(at(due));
        assertThat(deadline.isProvisional()).isFalse();
    }

    /** Nobody has ordered the holidays of 2027 yet: weekends alone are counted, and that is said. */
    @Test
    void aYearThatIsNotInTheTableIsProvisional() {
        Deadline deadline = SHIPPED.of(BatchClock.OBJECTION, "processed", at("2026-12-28T09:00:00"))
                .orElseThrow();

        assertThat(deadline.isProvisional()).isTrue();
        assertThat(deadline.dueAt()).isEqualTo(at("2027-01-07T00:00:00"));
        assertThat(SHIPPED.calendar().knownYears()).containsExactly(2021, 2022, 2023, 2024, 2025, 2026);
    }

    @Test
    void beforeItsLawThereIsNoClock() {
        assertThat(SHIPPED.of(BatchClock.RETEST_REPORT, "vegetable", at("2018-06-01T09:00:00")))
                .isEmpty();
    }

    @Test
    void everyClockHasItsLawToday() {
        for (BatchClock clock : BatchClock.values()) {
            assertThat(SHIPPED.of(clock, "other", at("2026-03-02T09:00:00")))
                    .as(clock.name())
                    .isPresent();
        }
    }

    @Test
    void twoLawsForOneBatchContradictEachOther() {
        Procedure forAll = procedure(Set.of(), "2020-01-01");
        Procedure forTwo = procedure(Set.of("egg", "dairy"), "2020-01-01");

        assertThat(forAll.contradicts(forTwo)).isFalse();
        assertThat(forTwo.contradicts(procedure(Set.of("dairy"), "2024-01-01"))).isTrue();
        assertThat(forAll.contradicts(procedure(Set.of(), "2024-01-01"))).isTrue();
    }

    @Property(tries = 300)
    void aDayBegunLaterNeverEndsSooner(
            @ForAll @IntRange(min = 0, max = 2100) int day, @ForAll @IntRange(min = 1, max = 40) int count) {
        WorkCalendar calendar = SHIPPED.calendar();
        LocalDate from = LocalDate.of(2021, 1, 1).plusDays(day);

        assertThat(calendar.plusWorkingDays(from, count))
                .isBeforeOrEqualTo(calendar.plusWorkingDays(from.plusDays(1), count));
        assertThat(calendar.isWorkingDay(calendar.plusWorkingDays(from, count))).isTrue();
    }

    @Test
    void withoutATableWeekendsAreFree() {
        WorkCalendar none = new WorkCalendar(Map.of());

        assertThat(none.isWorkingDay(LocalDate.of(2026, 10, 1))).isTrue();
        assertThat(none.isWorkingDay(LocalDate.of(2026, 10, 10))).isFalse();
        assertThat(none.isKnown(2026)).isFalse();
        assertThat(new Deadlines(Bench.SHANGHAI, none, List.of(), Deadlines.USUAL_HISTORY)
                        .of(BatchClock.OBJECTION, "egg", at("2026-03-02T09:00:00")))
                .isEmpty();
    }

    private static Procedure procedure(Set<String> categories, String from) {
        return new Procedure(
                BatchClock.OBJECTION,
                categories,
                new Span(5, Span.Unit.WORKING_DAYS),
                LocalDate.parse(from),
                Optional.empty(),
                "law");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Bench.SHANGHAI).toInstant();
    }
}
