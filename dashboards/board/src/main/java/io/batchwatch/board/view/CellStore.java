package io.batchwatch.board.view;

import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.VerdictCounts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The pass-rate cube by day, so that a window looks at its own days only. Thread-safe. */
final class CellStore {
    private final ConcurrentNavigableMap<LocalDate, Map<CellKey, PassRateCell>> days = new ConcurrentSkipListMap<>();

    // Ten years of cells name the same few hundred sites, categories and laboratories: each text is kept once.
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /**
     * @return whether the cell is now the one shown
     */
    boolean accept(PassRateCell cell) {
        PassRateCell compact = compact(cell);
        PassRateCell shown = days.computeIfAbsent(compact.key().day(), day -> new ConcurrentHashMap<>())
                .merge(
                        compact.key(),
                        compact,
                        (known, other) -> Versions.replaces(other.version(), known.version()) ? other : known);
        return shown.equals(compact);
    }

    /** Cells of days from {@code from} to {@code to}, both included. */
    Stream<PassRateCell> between(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            return Stream.empty();
        }
        return days.subMap(from, true, to, true).values().stream()
                .map(Map::values)
                .flatMap(Collection::stream);
    }

    /** The first day that has a count; empty if none has. */
    Optional<LocalDate> firstDay() {
        return firstCounted(days);
    }

    /** The last day that has a count; empty if none has. */
    Optional<LocalDate> lastDay() {
        return firstCounted(days.descendingMap());
    }

    private static Optional<LocalDate> firstCounted(Map<LocalDate, Map<CellKey, PassRateCell>> days) {
        // Corrections may have emptied a day's cells again.
        return days.entrySet().stream()
                .filter(day -> day.getValue().values().stream()
                        .anyMatch(cell ->
                                !cell.samples().isNone() || !cell.items().isNone()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private PassRateCell compact(PassRateCell cell) {
        CellKey key = cell.key();
        CellKey same = new CellKey(
                key.day(),
                once(key.site()),
                once(key.category()),
                once(key.hazard()),
                key.testKind(),
                once(key.lab()),
                once(key.campaign()),
                key.origin());
        return new PassRateCell(same, compact(cell.samples()), compact(cell.items()), cell.version());
    }

    private static VerdictCounts compact(VerdictCounts counts) {
        return counts.isNone() ? VerdictCounts.NONE : counts;
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }
}
