package io.batchwatch.gateway.intake;

import io.batchwatch.contract.ResultId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Remembers which results a file has held so far, without keeping them on the heap: a file may have a hundred million rows.
 * Not thread-safe.
 */
final class RepeatTable implements AutoCloseable {
    private static final int SLOT = 16;
    private static final int SMALLEST = 1 << 12;
    /** A memory-mapped file has at most 2 GiB. */
    private static final int LARGEST = 1 << 26;

    private static final int ON_HEAP = 1 << 15;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private ByteBuffer slots;
    private int capacity;
    private int used;

    /**
     * @param expected number of rows
     */
    RepeatTable(long expected) throws IOException {
        capacity = SMALLEST;
        while (capacity < LARGEST && capacity < expected * 4) {
            capacity <<= 1;
        }
        slots = allocate(capacity);
    }

    /**
     * @param fingerprint of the row's content
     */
    Repeat see(ResultId id, long fingerprint) throws IOException {
        // One more, so that no fingerprint leaves the id as it is.
        if (!add(id.high() ^ fingerprint * MIX, id.low() + Long.rotateLeft(fingerprint, 31) + 1)) {
            return Repeat.REPEATED;
        }
        return add(id.high(), id.low()) ? Repeat.NEW : Repeat.REVISED;
    }

    /** False if it was there already. Where there is no more room everything is new: the job settles it. */
    private boolean add(long high, long low) throws IOException {
        if (used * 2L >= capacity) {
            if (capacity >= LARGEST) {
                return true;
            }
            grow();
        }
        // All zeros marks an empty slot.
        long second = high == 0 && low == 0 ? 1 : low;
        int slot = find(slots, capacity, high, second);
        if (slots.getLong(slot) == high && slots.getLong(slot + Long.BYTES) == second) {
            return false;
        }
        slots.putLong(slot, high).putLong(slot + Long.BYTES, second);
        used++;
        return true;
    }

    private static int find(ByteBuffer in, int capacity, long high, long low) {
        int mask = capacity - 1;
        int index = (int) ((high ^ low * MIX) >>> 20) & mask;
        while (true) {
            long first = in.getLong(index * SLOT);
            long second = in.getLong(index * SLOT + Long.BYTES);
            if ((first == 0 && second == 0) || (first == high && second == low)) {
                return index * SLOT;
            }
            index = (index + 1) & mask;
        }
    }

    private void grow() throws IOException {
        int larger = capacity << 1;
        ByteBuffer next = allocate(larger);
        for (int index = 0; index < capacity; index++) {
            long high = slots.getLong(index * SLOT);
            long low = slots.getLong(index * SLOT + Long.BYTES);
            if (high != 0 || low != 0) {
                int slot = find(next, larger, high, low);
                next.putLong(slot, high).putLong(slot + Long.BYTES, low);
            }
        }
        slots = next;
        capacity = larger;
    }

    private ByteBuffer allocate(int slotsNeeded) throws IOException {
        if (slotsNeeded <= ON_HEAP) {
            return ByteBuffer.allocate(slotsNeeded * SLOT);
        }
        Path file = Files.createTempFile("batchwatch-rows", ".tmp");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) slotsNeeded * SLOT);
        }
    }

    @Override
    public void close() {
        slots = ByteBuffer.allocate(0);
        capacity = 0;
    }
}
