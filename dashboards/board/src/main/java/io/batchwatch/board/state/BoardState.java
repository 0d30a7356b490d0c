package io.batchwatch.board.state;

import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Severity;
import io.batchwatch.views.SourceView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** All that the board shows. Written by one thread, read by many. */
public final class BoardState {
    static final int MOST_CLOSED_BATCHES = 20_000;
    static final int MOST_ALERTS = 10_000;
    static final int MOST_FILES = 50_000;

    private final Newest<PassRateCell> cells = new Newest<>(cell -> cell.key().text(), PassRateCell::version);
    private final Newest<BatchView> batches = new Newest<>(BatchView::batchId, BatchView::version);
    private final Newest<AlertView> alerts = new Newest<>(AlertView::alertId, AlertView::version);
    private final Newest<SourceView> sources = new Newest<>(SourceView::partner, SourceView::version);
    private final Newest<FileView> files = new Newest<>(FileView::contentHash, FileView::version);
    private final Map<Flag, LongAdder> flagged = new ConcurrentHashMap<>();
    private final List<BoardListener> listeners = new CopyOnWriteArrayList<>();

    /** What {@code batchwatch_batches_flagged_total} tells apart. */
    public record Flag(String hazard, Severity severity) {}

    public void listen(BoardListener listener) {
        listeners.add(listener);
    }

    public void accept(PassRateCell cell) {
        if (cells.accept(cell)) {
            listeners.forEach(listener -> listener.changed(Subject.PASS_RATES));
        }
    }

    public void accept(BatchView batch) {
        if (batches.accept(batch)) {
            batches.bound(
                    MOST_CLOSED_BATCHES, known -> !known.state().isOpen(), Comparator.comparing(BatchView::changedAt));
            listeners.forEach(listener -> listener.changed(Subject.BATCHES));
        }
    }

    public void accept(AlertView alert) {
        if (alerts.get(alert.alertId()).isEmpty() && isFlag(alert)) {
            flagged.computeIfAbsent(new Flag(alert.hazard(), alert.severity()), flag -> new LongAdder())
                    .increment();
        }
        if (alerts.accept(alert)) {
            alerts.bound(MOST_ALERTS, known -> true, Comparator.comparing(AlertView::raisedAt));
            listeners.forEach(listener -> listener.alerted(alert));
        }
    }

    /** A batch that is let go is worth an alert, but it is no flag. */
    private static boolean isFlag(AlertView alert) {
        return alert.to().isOpen() && (!alert.from().isOpen() || alert.to() == BatchState.UNSAFE);
    }

    public void accept(SourceView source) {
        if (sources.accept(source)) {
            listeners.forEach(listener -> listener.changed(Subject.SOURCES));
        }
    }

    public void accept(FileView file) {
        if (files.accept(file)) {
            files.bound(MOST_FILES, known -> true, Comparator.comparing(FileView::receivedAt));
            listeners.forEach(listener -> listener.changed(Subject.FILES));
        }
    }

    public List<PassRateCell> cells() {
        return cells.all();
    }

    /** The gravest and then the newest first. */
    public List<BatchView> batches() {
        return batches.all().stream()
                .sorted(Comparator.comparing(BatchView::severity)
                        .thenComparing(BatchView::changedAt, Comparator.reverseOrder()))
                .toList();
    }

    public Optional<BatchView> batch(String batchId) {
        return batches.get(batchId);
    }

    /** The newest first. */
    public List<AlertView> alerts() {
        return alerts.all().stream()
                .sorted(Comparator.comparing(AlertView::raisedAt).reversed())
                .toList();
    }

    /** In the order of their names. */
    public List<SourceView> sources() {
        return sources.all().stream()
                .sorted(Comparator.comparing(SourceView::partner))
                .toList();
    }

    /** The newest first. */
    public List<FileView> files() {
        return files.all().stream()
                .sorted(Comparator.comparing(FileView::receivedAt).reversed())
                .toList();
    }

    public Optional<FileView> file(String contentHash) {
        return files.get(contentHash);
    }

    /** How often a batch was flagged since the topics began. */
    public Map<Flag, LongAdder> flagged() {
        return Map.copyOf(flagged);
    }
}
