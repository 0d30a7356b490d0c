package io.batchwatch.gateway.intake;

import io.batchwatch.contract.ResultId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Remembers which results a file has held so far, without keeping them on the heap: a file may have a hundred million rows.
 * Not thread-safe.
 */
final class RepeatTable implements AutoCloseable {
    /** Where an id stands in its slot, and behind it the fingerprint of what was first said under it. */
    private static final int HIGH = 0;

    private static final int LOW = HIGH + Long.BYTES;
    private static final int CONTENT = LOW + Long.BYTES;
    private static final int SLOT = CONTENT + Long.BYTES;

    private static final int SMALLEST = 1 << 12;
    /** A memory-mapped file has at most 2 GiB. */
    private static final int LARGEST = 1 << 25;

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
        while (capacity < LARGEST && capacity < expected) {
            capacity <<= 1;
        }
        slots = allocate(capacity);
    }

    /**
     * Where there is no more room, what is not remembered is new: the job settles it.
     *
     * @param fingerprint of the row's content
     */
    Repeat see(ResultId id, long fingerprint) throws IOException {
        if (!hasRoom() && capacity < LARGEST) {
            grow();
        }
        int slot = find(id.high(), id.low());
        if (isFree(slot)) {
            fill(slot, id.high(), id.low(), fingerprint);
            return Repeat.NEW;
        }
        return slots.getLong(slot + CONTENT) == fingerprint ? Repeat.REPEATED : seeOtherContent(id, fingerprint);
    }

    /** Each further content has an id of its own, so that a thousand of one result are found as fast as one. */
    private Repeat seeOtherContent(ResultId id, long fingerprint) {
        long high = id.high() ^ fingerprint * MIX;
        // One more, so that no fingerprint leaves the id as it is.
        long low = id.low() + Long.rotateLeft(fingerprint, 31) + 1;
        int slot = find(high, low);
        if (!isFree(slot)) {
            return Repeat.REPEATED;
        }
        fill(slot, high, low, fingerprint);
        return Repeat.REVISED;
    }

    private boolean hasRoom() {
        return used * 4L < capacity * 3L;
    }

    /** The slot of an id, or the free one that it would take. */
    private int find(long high, long low) {
        int mask = capacity - 1;
        int index = (int) ((high ^ low * MIX) >>> 20) & mask;
        while (true) {
            int slot = index * SLOT;
            if (isFree(slot) || (slots.getLong(slot + HIGH) == high && slots.getLong(slot + LOW) == low)) {
                return slot;
            }
            index = (index + 1) & mask;
        }
    }

    /** No id is all zeros: nobody knows a text of such a SHA-256. */
    private boolean isFree(int slot) {
        return slots.getLong(slot + HIGH) == 0 && slots.getLong(slot + LOW) == 0;
    }

    private void fill(int slot, long high, long low, long content) {
        if (hasRoom()) {
            slots.putLong(slot + HIGH, high).putLong(slot + LOW, low).putLong(slot + CONTENT, content);
            used++;
        }
    }

    private void grow() throws IOException {
        ByteBuffer smaller = slots;
        int end = capacity * SLOT;
        capacity <<= 1;
        slots = allocate(capacity);
        used = 0;
        for (int slot = 0; slot < end; slot += SLOT) {
            long high = smaller.getLong(slot + HIGH);
            long low = smaller.getLong(slot + LOW);
            if (high != 0 || low != 0) {
                fill(find(high, low), high, low, smaller.getLong(slot + CONTENT));
            }
        }
    }

    private static ByteBuffer allocate(int slotsNeeded) throws IOException {
        return zeros(slotsNeeded).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer zeros(int slotsNeeded) throws IOException {
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
