package io.batchwatch.jobs.wire;

import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import java.util.Objects;

/** A row on its way into the history, which is written where it is to lie, and only there. */
public final class HistoryRow {
    /** 2: with the content written in its place. */
    private static final int VERSION = 2;

    private static final int USUAL_BYTES = 640;

    private final String partition;
    private final String order;
    private final Content content;

    /** What the row says, in the bytes of its table; the same whenever it is written. */
    @FunctionalInterface
    public interface Content {
        void writeTo(ByteWriter to);

        /** Not to be changed. */
        default byte[] toBytes() {
            ByteWriter bytes = ByteWriter.bare();
            writeTo(bytes);
            return bytes.toBytes();
        }
    }

    /** What was read again is in bytes already: whoever asks for them gets those, not a copy. */
    private static final class Written implements Content {
        private final byte[] bytes;

        Written(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void writeTo(ByteWriter to) {
            to.asIs(bytes);
        }

        @Override
        public byte[] toBytes() {
            return bytes;
        }
    }

    /**
     * @param partition the directory it belongs to, such as {@code sampled_month=2026-03}; empty where there are none
     * @param order rows of one file stand in the order of this text
     */
    public HistoryRow(String partition, String order, Content content) {
        this.partition = Objects.requireNonNull(partition);
        this.order = Objects.requireNonNull(order);
        this.content = Objects.requireNonNull(content);
    }

    /**
     * @param content already in bytes; not to be changed any more
     */
    public HistoryRow(String partition, String order, byte[] content) {
        this(partition, order, new Written(content));
    }

    public String partition() {
        return partition;
    }

    public String order() {
        return order;
    }

    public byte[] content() {
        return content.toBytes();
    }

    /** All but its directory. */
    public void writeTo(ByteWriter to) {
        to.text(order).blockInPlace(content::writeTo);
    }

    /**
     * What {@link #writeTo} wrote.
     *
     * @param partition its directory
     */
    public static HistoryRow readFrom(ByteReader from, String partition) {
        return new HistoryRow(partition, from.text(), from.blockInPlace());
    }

    public byte[] toBytes() {
        ByteWriter bytes = new ByteWriter(VERSION, USUAL_BYTES).text(partition);
        writeTo(bytes);
        return bytes.toBytes();
    }

    public static HistoryRow ofBytes(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION);
        String partition = from.text();
        return from.version() == 1 ? new HistoryRow(partition, from.text(), from.block()) : readFrom(from, partition);
    }
}
