package io.batchwatch.board.state;

import io.batchwatch.views.AlertView;

/** Hears of changes on the thread that brings them, so it must be quick. */
public interface BoardListener {
    void changed(Subject subject);

    void alerted(AlertView alert);
}
