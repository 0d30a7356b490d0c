package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of one directory that wait for their file: closed blocks, and the few rows that came since the last was closed. */
final class Pile {
    /** While a pile grows it is left to grow, but not for longer than this: one file is better than five. */
    static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

    /** A block is closed when its rows take so much: larger ones are hardly better packed. */
    static final int BLOCK_BYTES = 64 << 10;

    /** What a row of the open block costs on the heap beside its content. */
    private static final long ROW_OVERHEAD = 200;

    private static final long BLOCK_OVERHEAD = 64;

    private final String partition;
    private final Instant begunAt;
    private final Packing packing;
    private final List<RowBlock> closed = new ArrayList<>();
    private final List<HistoryRow> open = new ArrayList<>();
    private long closedBytes;
    private long openBytes;
    private long unpackedBytes;
    private boolean grows = true;

    Pile(String partition, Instant begunAt, Packing packing) {
        this.partition = partition;
        this.begunAt = begunAt;
        this.packing = packing;
    }

    /**
     * @return by how much more it takes of the heap; less than nothing where a block is full and is closed
     */
    long add(HistoryRow row) {
        long before = bytes();
        open.add(row);
        openBytes += row.content().length + ROW_OVERHEAD;
        grows = true;
        if (openBytes >= BLOCK_BYTES) {
            close();
        }
        return bytes() - before;
    }

    /**
     * @return by how much more it takes of the heap
     */
    long add(RowBlock block) {
        long more = block.packedBytes() + BLOCK_OVERHEAD;
        closed.add(block);
        closedBytes += more;
        unpackedBytes += block.unpackedBytes();
        return more;
    }

    private void close() {
        if (!open.isEmpty()) {
            RowBlock block = RowBlock.of(partition, open, packing);
            open.clear();
            openBytes = 0;
            add(block);
        }
    }

    /** All of its rows; the open block is closed, so that no row is ever packed twice. */
    List<RowBlock> blocks() {
        close();
        return List.copyOf(closed);
    }

    /** About what it takes of the heap. */
    long bytes() {
        return closedBytes + openBytes;
    }

    /** About what its rows will take of the heap while they are sorted. */
    long unpackedBytes() {
        return unpackedBytes + openBytes;
    }

    /** Nothing came since the last checkpoint. */
    boolean isQuiet() {
        return !grows;
    }

    /** It is quiet, or its first rows have waited long enough. */
    boolean isRipe(Instant now) {
        return isQuiet() || !now.isBefore(begunAt.plus(MOST_PATIENCE));
    }

    /** From here on it is asked whether anything comes. */
    void watch() {
        grows = false;
    }
}
