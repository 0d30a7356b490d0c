package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Rows that wait for their file, as checkpoints hold them: many together. Flink writes down where each piece of a state
 * begins, and of tens of thousands of rows, each by itself, every checkpoint that would be more work than the rows are.
 */
record WaitingRows(List<HistoryRow> rows) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int BESIDE_CONTENT = 160;

    WaitingRows {
        rows = List.copyOf(rows);
    }

    static List<WaitingRows> of(Stream<HistoryRow> rows) {
        List<WaitingRows> pieces = new ArrayList<>();
        List<HistoryRow> piece = new ArrayList<>();
        int bytes = 0;
        for (HistoryRow row : (Iterable<HistoryRow>) rows::iterator) {
            piece.add(row);
            bytes += row.content().length;
            if (bytes >= MOST_BYTES) {
                pieces.add(new WaitingRows(piece));
                piece = new ArrayList<>();
                bytes = 0;
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(new WaitingRows(piece));
        }
        return pieces;
    }

    /** Version 1 was a single row. */
    static final class Serializer implements SimpleVersionedSerializer<WaitingRows> {
        private static final int SINGLE_ROW = 1;
        private static final int VERSION = 2;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(WaitingRows waiting) {
            int expected = waiting.rows().stream()
                    .mapToInt(row -> row.content().length + BESIDE_CONTENT)
                    .sum();
            return new ByteWriter(VERSION, expected)
                    .list(waiting.rows(), (out, row) -> out.block(row.toBytes()))
                    .toBytes();
        }

        @Override
        public WaitingRows deserialize(int version, byte[] bytes) {
            if (version == SINGLE_ROW) {
                return new WaitingRows(List.of(HistoryRow.ofBytes(bytes)));
            }
            return new WaitingRows(new ByteReader(bytes, VERSION).list(in -> HistoryRow.ofBytes(in.block())));
        }
    }
}
