package io.batchwatch.board.view;

import io.batchwatch.views.AlertView;
import java.time.Instant;

/** An alert, and apart what it is found and ordered by. */
record PackedAlert(String alertId, Instant raisedAt, long version, Packed<AlertView> packed) {
    static PackedAlert of(AlertView alert, Packing<AlertView> packing) {
        return new PackedAlert(alert.alertId(), alert.raisedAt(), alert.version(), packing.pack(alert));
    }
}
