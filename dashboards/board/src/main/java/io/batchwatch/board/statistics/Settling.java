package io.batchwatch.board.statistics;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.SourceView;
import io.batchwatch.views.Timeliness;
import java.time.LocalDate;
import java.util.List;

/**
 * How long a day of sampling waits for its results: as long as nineteen of twenty took so far, in the steps in which they
 * are counted (three days, thirty days). What was filled in later still says nothing of it.
 *
 * @param days after which a day counts as complete
 */
public record Settling(int days) {
    private static final int ON_TIME_DAYS = 3;
    private static final int LATE_DAYS = 30;
    private static final double MOST = 0.95;

    /** Nothing measured yet: a counter reports the same day, a laboratory within twenty working days (SAMR order 15). */
    private static Settling unmeasured(TestKind kind) {
        return switch (kind) {
            case RAPID, SELF_CHECK -> new Settling(ON_TIME_DAYS);
            case LAB -> new Settling(LATE_DAYS);
        };
    }

    public static Settling of(List<SourceView> sources, TestKind kind) {
        long onTime = count(sources, kind, Timeliness.ON_TIME);
        long late = count(sources, kind, Timeliness.LATE);
        if (onTime + late == 0) {
            return unmeasured(kind);
        }
        return new Settling(onTime >= MOST * (onTime + late) ? ON_TIME_DAYS : LATE_DAYS);
    }

    /** Whether more results of a day are to be expected on {@code today}. */
    boolean isProvisional(LocalDate day, LocalDate today) {
        return day.plusDays(days).isAfter(today);
    }

    private static long count(List<SourceView> sources, TestKind kind, Timeliness timeliness) {
        return sources.stream()
                .flatMap(source -> source.results().stream())
                .filter(result -> result.testKind() == kind && result.timeliness() == timeliness)
                .mapToLong(SourceView.ResultCount::count)
                .sum();
    }
}
