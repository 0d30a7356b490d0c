package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of one directory that wait for their file: closed blocks, and the few rows that came since the last was closed. */
final class Pile {
    /** A block is closed when its rows take so much: larger ones are hardly better packed. */
    static final int BLOCK_BYTES = 64 << 10;

    private static final long BLOCK_OVERHEAD = 64;

    private final Instant begunAt;
    private final List<RowBlock> closed = new ArrayList<>();
    private final OpenBlock open;
    private long closedBytes;
    private long unpackedBytes;
    private Instant grewAt;
    private boolean grows = true;

    Pile(String partition, Instant begunAt, Packing packing) {
        this.begunAt = begunAt;
        this.grewAt = begunAt;
        this.open = new OpenBlock(partition, packing);
    }

    /**
     * @return by how much more it takes of the heap; less than nothing where a block is full and is closed
     */
    long add(HistoryRow row) {
        long before = bytes();
        open.add(row);
        grows = true;
        if (open.bytes() >= BLOCK_BYTES) {
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
            add(open.close());
        }
    }

    /** All of its rows; the open block is closed, so that no row is ever packed twice. */
    List<RowBlock> blocks() {
        close();
        return List.copyOf(closed);
    }

    /** About what it takes of the heap. */
    long bytes() {
        return closedBytes + open.bytes();
    }

    /** About what its rows will take of the heap while they are sorted. */
    long unpackedBytes() {
        return unpackedBytes + open.bytes();
    }

    /** Nothing came since the last checkpoint, nor for as long as that takes patience. */
    boolean isQuiet(Instant now, Patience patience) {
        return !grows && !now.isBefore(grewAt.plus(patience.onceItIsQuiet()));
    }

    /** It is quiet, or its first rows have waited long enough. */
    boolean isRipe(Instant now, Patience patience) {
        return isQuiet(now, patience) || !now.isBefore(begunAt.plus(patience.whileItGrows()));
    }

    /** From here on it is asked whether anything comes. */
    void watch(Instant now) {
        if (grows) {
            grewAt = now;
        }
        grows = false;
    }
}
