package io.batchwatch.board.live;

import io.batchwatch.views.AlertView;

/** Hears of news. Called by the thread that reads the views: answers at once and never waits. */
public interface NewsListener {
    /** Some view of this kind is not what it was. */
    void changed(ViewKind kind);

    /** An alert was heard for the first time. */
    void alerted(AlertView alert);
}
