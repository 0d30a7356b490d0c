package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.charts.Baseline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The baselines of categories, kept for some minutes: a year of cells need not be summed at every scrape for numbers that
 * only corrections move. Thread-safe.
 */
public final class BaselineBook {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final BoardState state;
    private Instant until = Instant.MIN;
    private LocalDate learntFor = LocalDate.MIN;
    private final Map<Entry, Optional<Baseline>> kept = new HashMap<>();

    public BaselineBook(BoardState state) {
        this.state = state;
    }

    private record Entry(TestKind kind, String category) {}

    /** Those in force at that instant, on that day. */
    public WindowSignals.Known at(Instant now, LocalDate today) {
        return (kind, category) -> baseline(now, today, new Entry(kind, category));
    }

    private synchronized Optional<Baseline> baseline(Instant now, LocalDate today, Entry entry) {
        if (!now.isBefore(until) || !today.equals(learntFor)) {
            kept.clear();
            until = now.plus(KEPT);
            learntFor = today;
        }
        return kept.computeIfAbsent(entry, missing -> FrozenBaseline.of(today)
                .learn(
                        state,
                        Scope.of(missing.kind(), Dimension.CATEGORY, missing.category()),
                        Bucket.DAY,
                        FrozenBaseline.Method.LANEY));
    }
}
