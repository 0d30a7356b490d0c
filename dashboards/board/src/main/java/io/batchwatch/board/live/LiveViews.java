package io.batchwatch.board.live;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Review;
import io.batchwatch.views.SourceView;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Puts views into the board's state and tells listeners of news. What is read before {@link #caughtUp} is the past and no
 * news to anyone. Thread-safe.
 */
public final class LiveViews {
    private final BoardState state;
    private final List<NewsListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean caughtUp;

    public LiveViews(BoardState state) {
        this.state = state;
    }

    public void tell(NewsListener listener) {
        listeners.add(listener);
    }

    /** Everything that was written before the board started has been read. */
    public void caughtUp() {
        caughtUp = true;
    }

    public boolean isCaughtUp() {
        return caughtUp;
    }

    public void accept(PassRateCell cell) {
        tellIf(state.accept(cell), ViewKind.PASS_RATES);
    }

    public void accept(BatchView batch) {
        tellIf(state.accept(batch), ViewKind.BATCHES);
    }

    public void accept(SourceView source) {
        tellIf(state.accept(source), ViewKind.SOURCES);
    }

    public void accept(FileView file) {
        tellIf(state.accept(file), ViewKind.FILES);
    }

    public void accept(Review review) {
        tellIf(state.accept(review), ViewKind.REVIEWS);
    }

    public void accept(AlertView alert) {
        if (state.accept(alert) && caughtUp) {
            listeners.forEach(listener -> listener.alerted(alert));
        }
    }

    private void tellIf(boolean changed, ViewKind kind) {
        if (changed && caughtUp) {
            listeners.forEach(listener -> listener.changed(kind));
        }
    }
}
