package io.batchwatch.jobs.wire;

import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.Objects;

/** A row on its way into the history, already in the bytes of its table. */
public final class HistoryRow {
    private static final int VERSION = 1;
    private static final int BESIDE_CONTENT = 128;

    private final String partition;
    private final String order;
    private final byte[] content;

    /**
     * @param partition the directory it belongs to, such as {@code sampled_month=2026-03}; empty where there are none
     * @param order rows of one file stand in the order of this text
     * @param content as its table reads it; not to be changed any more
     */
    public HistoryRow(String partition, String order, byte[] content) {
        this.partition = Objects.requireNonNull(partition);
        this.order = Objects.requireNonNull(order);
        this.content = content;
    }

    public String partition() {
        return partition;
    }

    public String order() {
        return order;
    }

    public byte[] content() {
        return content;
    }

    public byte[] toBytes() {
        return new ByteWriter(VERSION, content.length + BESIDE_CONTENT)
                .text(partition)
                .text(order)
                .block(content)
                .toBytes();
    }

    public static HistoryRow ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        return new HistoryRow(from.text(), from.text(), from.block());
    }
}
