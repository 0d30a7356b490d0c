package io.batchwatch.board.topics;

import io.batchwatch.views.AlertView;

/** Hears when an alert that just came can be seen. */
public interface LatencyListener {
    void alertVisible(AlertView alert);
}
