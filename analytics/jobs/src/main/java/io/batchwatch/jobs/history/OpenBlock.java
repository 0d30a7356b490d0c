package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.bytes.ByteWriter;

/** Rows of one directory, written one behind the other until they are packed; then there is room for the next. */
final class OpenBlock {
    private static final int USUAL_BYTES = 4 << 10;
    private static final int VERSION_BYTES = 1;

    private final String partition;
    private final Packing packing;
    private final ByteWriter rows = new ByteWriter(RowBlock.VERSION, USUAL_BYTES);

    /**
     * @param partition of all of the rows
     */
    OpenBlock(String partition, Packing packing) {
        this.partition = partition;
        this.packing = packing;
    }

    void add(HistoryRow row) {
        row.writeTo(rows);
    }

    boolean isEmpty() {
        return bytes() == 0;
    }

    /** What its rows take. */
    int bytes() {
        return rows.size() - VERSION_BYTES;
    }

    /** Its rows, packed. It is empty from here on. */
    RowBlock close() {
        RowBlock block = new RowBlock(partition, rows.size(), packing.pack(rows.written()));
        rows.restart(RowBlock.VERSION);
        return block;
    }
}
