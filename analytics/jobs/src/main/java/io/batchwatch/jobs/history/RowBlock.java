package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.List;
import java.util.Objects;

/**
 * Rows of one directory that wait together, packed once: the same bytes lie on the heap and in every checkpoint until the rows
 * are in their file.
 */
final class RowBlock {
    private static final int VERSION = 1;
    private static final int BESIDE_CONTENT = 64;

    /** The quickest: higher levels spare a tenth of the bytes and take twice the time. */
    static final int ZSTD_LEVEL = 1;

    private final String partition;
    private final int unpackedBytes;
    private final byte[] packed;

    private RowBlock(String partition, int unpackedBytes, byte[] packed) {
        this.partition = Objects.requireNonNull(partition);
        this.unpackedBytes = unpackedBytes;
        this.packed = packed;
    }

    /**
     * @param partition of all of the rows
     */
    static RowBlock of(String partition, List<HistoryRow> rows, Packing packing) {
        int expected = rows.stream()
                .mapToInt(row -> row.content().length + BESIDE_CONTENT)
                .sum();
        byte[] bytes = new ByteWriter(VERSION, expected)
                .list(rows, (out, row) -> out.text(row.order()).block(row.content()))
                .toBytes();
        return new RowBlock(partition, bytes.length, packing.pack(bytes));
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
        return new ByteReader(packing.unpack(packed, unpackedBytes), VERSION)
                .list(in -> new HistoryRow(partition, in.text(), in.block()));
    }

    void writeTo(ByteWriter to) {
        to.text(partition).number(unpackedBytes).block(packed);
    }

    static RowBlock readFrom(ByteReader from) {
        return new RowBlock(from.text(), from.smallNumber(), from.block());
    }
}
