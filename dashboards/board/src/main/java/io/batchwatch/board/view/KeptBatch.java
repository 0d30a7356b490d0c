package io.batchwatch.board.view;

import io.batchwatch.views.BatchView;

/** A batch as the board keeps it: its outline at hand, the whole of it for the asking. Immutable. */
public sealed interface KeptBatch permits WholeBatch, PackedBatch {
    BatchOutline outline();

    /** All that was heard of it; of a packed batch made anew each time, so to be asked of those that are shown. */
    BatchView view();
}
