package io.batchwatch.board.view;

import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Review;
import io.batchwatch.views.Severity;
import io.batchwatch.views.SourceView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the board shows. Thread-safe: views come in while questions are answered.
 *
 * <p>All pass-rate cells, sources and open batches are kept; of batches that are no longer open, of alerts and of files
 * the newest; of reviews the latest of each kind. Of a view that fell out nothing is known, its version neither. Alerts are counted for ever.
 *
 * <p>A view that lacks what the board counts, orders or asks by is refused with {@link NullPointerException} and changes
 * nothing.
 */
public final class BoardState {
    /** How many open batches are kept as they are; all others are packed, and nobody sees which. */
    static final int WHOLE_BATCHES = 1_000;

    /** How many batches that are not open are kept. */
    public static final int CLOSED_BATCHES = 10_000;

    public static final int ALERTS = 10_000;
    public static final int FILES = 50_000;

    private final CellStore cells = new CellStore();
    private final BatchStore batches;
    private final Packing<AlertView> packing = new Packing<>(AlertView.class);
    private final NewestViews<PackedAlert> alerts;
    private final NewestViews<FileView> files;
    private final ReviewStore reviews = new ReviewStore();
    private final Map<String, SourceView> sources = new ConcurrentHashMap<>();

    // Of all alerts ever: told again after a failure, or read again from the beginning, an alert must not be counted
    // again.
    private final HeardIdentities heardAlerts = new HeardIdentities();
    private final Map<Flag, Long> flags = new ConcurrentHashMap<>();

    public BoardState() {
        this(WHOLE_BATCHES, CLOSED_BATCHES, ALERTS, FILES);
    }

    BoardState(int wholeBatchBound, int closedBatchBound, int alertBound, int fileBound) {
        batches = new BatchStore(wholeBatchBound, closedBatchBound);
        alerts = new NewestViews<>(alertBound, PackedAlert::alertId, PackedAlert::raisedAt, PackedAlert::version);
        files = new NewestViews<>(fileBound, FileView::contentHash, FileView::receivedAt, FileView::version);
    }

    /** What batches are flagged for, as far as they are counted apart. */
    public record Flag(String hazard, Severity severity) {}

    /**
     * @return whether the view is now the one shown
     */
    public boolean accept(PassRateCell cell) {
        requireWhole(cell.key().day(), cell.key().testKind(), cell.key().origin());
        return cells.accept(cell);
    }

    /**
     * @return whether the view is now the one shown
     */
    public boolean accept(BatchView batch) {
        requireWhole(
                batch.batchId(),
                batch.state(),
                batch.severity(),
                batch.category(),
                batch.site(),
                batch.hazard(),
                batch.openedAt(),
                batch.changedAt());
        return batches.accept(batch);
    }

    /**
     * @return whether this alert was never heard before
     */
    public boolean accept(AlertView alert) {
        requireWhole(
                alert.alertId(),
                alert.batchId(),
                alert.from(),
                alert.to(),
                alert.severity(),
                alert.hazard(),
                alert.raisedAt(),
                alert.judgedAt());
        alerts.accept(PackedAlert.of(alert, packing));
        if (!heardAlerts.add(alert.alertId())) {
            return false;
        }
        if (isFlag(alert)) {
            flags.merge(new Flag(alert.hazard(), alert.severity()), 1L, Long::sum);
        }
        return true;
    }

    /**
     * @return whether the view is now the one shown
     */
    public boolean accept(SourceView source) {
        requireWhole(
                source.partner(), source.lastReceivedAt(), source.lastSampledAt(), source.expectedIntervalSeconds());
        source.results()
                .forEach(result ->
                        requireWhole(result.testKind(), result.category(), result.verdict(), result.timeliness()));
        SourceView shown = sources.merge(
                source.partner(),
                source,
                (known, other) -> Versions.replaces(other.version(), known.version()) ? other : known);
        return shown.equals(source);
    }

    /**
     * @return whether the view is now the one shown
     */
    public boolean accept(FileView file) {
        requireWhole(file.contentHash(), file.partner(), file.receivedAt());
        return files.accept(file);
    }

    /**
     * @return whether the review is now the one shown
     */
    public boolean accept(Review review) {
        requireWhole(review.reviewedAt());
        return reviews.accept(review);
    }

    /** Cells of days of sampling from {@code from} to {@code to}, both included, in no order. */
    public Stream<PassRateCell> cells(LocalDate from, LocalDate to) {
        return cells.between(from, to);
    }

    /** The first day of sampling that has a count. */
    public Optional<LocalDate> firstDay() {
        return cells.firstDay();
    }

    /** The last day of sampling that has a count. */
    public Optional<LocalDate> lastDay() {
        return cells.lastDay();
    }

    public Optional<BatchView> batch(String batchId) {
        return batches.get(batchId);
    }

    /** All at one moment, in no order. */
    public List<KeptBatch> batches() {
        return batches.all();
    }

    /** Batches that something stands against, in no order. */
    public List<BatchOutline> openBatches() {
        return batches.open();
    }

    /** Batches with papers that somebody has to act on, in no order. */
    public List<BatchOutline> batchesWithPapersAtFault() {
        return batches.withPapersAtFault();
    }

    /** Batches for which somebody had to act by now and has not, open or not, in no order. */
    public List<BatchOutline> overdueBatches() {
        return batches.overdue();
    }

    /** Newest raised first. */
    public List<AlertView> alerts(int limit) {
        return alerts.newest(limit, alert -> true).stream()
                .map(PackedAlert::packed)
                .map(Packed::view)
                .toList();
    }

    /** A batch that is let go, wholly or in part, that is overdue or lacks its papers, is worth an alert, but it is no flag. */
    private static boolean isFlag(AlertView alert) {
        return alert.cause() == AlertCause.STATE
                && alert.to().isOpen()
                && (!alert.from().isOpen() || alert.to() == BatchState.UNSAFE);
    }

    /** How often batches became suspect or unsafe, ever; an alert told twice is counted once. */
    public Map<Flag, Long> flags() {
        return Map.copyOf(flags);
    }

    /** By the partner's name. */
    public List<SourceView> sources() {
        return sources.values().stream()
                .sorted(Comparator.comparing(SourceView::partner))
                .toList();
    }

    /** The latest; one that was never made says so itself. */
    public <R extends Review> R review(Class<R> kind) {
        return reviews.get(kind);
    }

    /** The latest of each kind, in no order. */
    public List<Review> reviews() {
        return reviews.all();
    }

    public Optional<FileView> file(String contentHash) {
        return files.get(contentHash);
    }

    /**
     * Newest received first.
     *
     * @param partner empty for all
     */
    public List<FileView> files(String partner, int limit) {
        return files.newest(limit, file -> partner.isEmpty() || file.partner().equals(partner));
    }

    private static void requireWhole(Object... parts) {
        for (Object part : parts) {
            Objects.requireNonNull(part, "the view lacks a field");
        }
    }
}
