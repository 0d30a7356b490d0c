package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Rows that wait for their file, as checkpoints hold them: many blocks together. Flink writes down where each piece of a state
 * begins, and a piece should be worth it.
 */
record WaitingRows(List<RowBlock> blocks) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int BESIDE_BLOCK = 64;

    WaitingRows {
        blocks = List.copyOf(blocks);
    }

    static List<WaitingRows> of(List<RowBlock> blocks) {
        List<WaitingRows> pieces = new ArrayList<>();
        List<RowBlock> piece = new ArrayList<>();
        int bytes = 0;
        for (RowBlock block : blocks) {
            piece.add(block);
            bytes += block.packedBytes();
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

    /** Version 1 was a single row, version 2 many, one after another. */
    static final class Serializer implements SimpleVersionedSerializer<WaitingRows> {
        private static final int SINGLE_ROW = 1;
        private static final int ROWS = 2;
        private static final int VERSION = 3;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(WaitingRows waiting) {
            int expected = waiting.blocks().stream()
                    .mapToInt(block -> block.packedBytes() + BESIDE_BLOCK)
                    .sum();
            return new ByteWriter(VERSION, expected)
                    .list(waiting.blocks(), (out, block) -> block.writeTo(out))
                    .toBytes();
        }

        @Override
        public WaitingRows deserialize(int version, byte[] bytes) {
            return switch (version) {
                case SINGLE_ROW -> packed(List.of(HistoryRow.ofBytes(bytes)));
                case ROWS -> packed(new ByteReader(bytes, ROWS).list(in -> HistoryRow.ofBytes(in.block())));
                default -> new WaitingRows(new ByteReader(bytes, VERSION).list(RowBlock::readFrom));
            };
        }

        private static WaitingRows packed(List<HistoryRow> rows) {
            try (Packing packing = new Packing(RowBlock.ZSTD_LEVEL)) {
                return new WaitingRows(rows.stream()
                        .collect(Collectors.groupingBy(HistoryRow::partition, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(directory -> RowBlock.of(directory.getKey(), directory.getValue(), packing))
                        .toList());
            }
        }
    }
}
