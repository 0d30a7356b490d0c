package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rows of one directory that wait together, packed once: the same bytes lie on the heap and in every checkpoint until the rows
 * are in their file.
 */
final class RowBlock {
    /** Of its bytes before they are packed. 1: with the number of rows before them. */
    static final int VERSION = 2;

    /** The quickest: higher levels spare a tenth of the bytes and take twice the time. */
    static final int ZSTD_LEVEL = 1;

    private final String partition;
    private final int unpackedBytes;
    private final byte[] packed;

    /**
     * @param partition of all of its rows
     */
    RowBlock(String partition, int unpackedBytes, byte[] packed) {
        this.partition = Objects.requireNonNull(partition);
        this.unpackedBytes = unpackedBytes;
        this.packed = packed;
    }

    /**
     * @param partition of all of the rows
     */
    static RowBlock of(String partition, List<HistoryRow> rows, Packing packing) {
        OpenBlock block = new OpenBlock(partition, packing);
        rows.forEach(block::add);
        return block.close();
    }

    String partition() {
        return partition;
    }

    /** What its rows take when they are unpacked. */
    int unpackedBytes() {
        return unpackedBytes;
    }

    int packedBytes() {
        return packed.length;
    }

    /** The rows in the order in which they came. */
    List<HistoryRow> rows(Packing packing) {
        ByteReader from = new ByteReader(packing.unpack(packed, unpackedBytes), VERSION);
        if (from.version() == 1) {
            return from.list(in -> new HistoryRow(partition, in.text(), in.block()));
        }
        List<HistoryRow> rows = new ArrayList<>();
        while (!from.isAtEnd()) {
            rows.add(HistoryRow.readFrom(from, partition));
        }
        return rows;
    }

    void writeTo(ByteWriter to) {
        to.text(partition).number(unpackedBytes).block(packed);
    }

    static RowBlock readFrom(ByteReader from) {
        return new RowBlock(from.text(), from.smallNumber(), from.block());
    }
}
