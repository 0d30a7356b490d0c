package io.batchwatch.board.view;

import io.batchwatch.views.BatchView;

/** A batch that was heard of lately, or is no longer open. */
record WholeBatch(BatchOutline outline, BatchView view) implements KeptBatch {}
