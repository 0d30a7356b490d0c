package io.batchwatch.board.view;

import io.batchwatch.views.BatchView;

/** An open batch that nothing was heard of for long. */
record PackedBatch(BatchOutline outline, Packed<BatchView> packed) implements KeptBatch {
    @Override
    public BatchView view() {
        return packed.view();
    }
}
