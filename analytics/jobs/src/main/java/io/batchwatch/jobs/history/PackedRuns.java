package io.batchwatch.jobs.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesUtils;

/**
 * Numbers as a page of Parquet holds them, its <em>RLE/bit-packing hybrid</em>: a run of eight or more equal ones is its length and
 * the number, all others stand in groups of eight, a few bits each. Parquet's own takes numbers one by one, and counts again what
 * is known to be a run.
 *
 * <p>Not thread-safe.
 */
final class PackedRuns {
    private static final int GROUP = 8;

    /** So many groups are counted in one byte. */
    private static final int MOST_GROUPS = 63;

    private final int width;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream groups = new ByteArrayOutputStream();
    private final int[] group = new int[GROUP];
    private int inGroup;
    private int groupCount;
    private int number;
    private int length;

    /**
     * @param width in bits of each number
     */
    PackedRuns(int width) {
        this.width = width;
    }

    /**
     * @param times how often it comes, one below the other
     */
    void add(int next, int times) throws IOException {
        if (next != number) {
            endRun();
            number = next;
        }
        length += times;
    }

    /** All that was added. Nothing can be added until it {@link #restart}s. */
    byte[] bytes() throws IOException {
        endRun();
        if (inGroup > 0) {
            fillGroup(0, GROUP - inGroup);
        }
        endGroups();
        return packed.toByteArray();
    }

    void restart() {
        packed.reset();
    }

    private void endRun() throws IOException {
        if (inGroup > 0) {
            int some = Math.min(length, GROUP - inGroup);
            fillGroup(number, some);
            length -= some;
        }
        if (length >= GROUP) {
            endGroups();
            BytesUtils.writeUnsignedVarInt(length << 1, packed);
            BytesUtils.writeIntLittleEndianPaddedOnBitWidth(packed, number, width);
        } else {
            fillGroup(number, length);
        }
        length = 0;
    }

    private void fillGroup(int with, int times) throws IOException {
        Arrays.fill(group, inGroup, inGroup + times, with);
        inGroup += times;
        if (inGroup == GROUP) {
            endGroup();
        }
    }

    /** The lowest bits first. */
    private void endGroup() throws IOException {
        if (groupCount == MOST_GROUPS) {
            endGroups();
        }
        long bits = 0;
        int held = 0;
        for (int one : group) {
            bits |= (long) one << held;
            for (held += width; held >= Byte.SIZE; held -= Byte.SIZE) {
                groups.write((int) bits);
                bits >>>= Byte.SIZE;
            }
        }
        inGroup = 0;
        groupCount++;
    }

    private void endGroups() throws IOException {
        if (groupCount > 0) {
            BytesUtils.writeUnsignedVarInt(groupCount << 1 | 1, packed);
            groups.writeTo(packed);
            groups.reset();
            groupCount = 0;
        }
    }
}
