package io.batchwatch.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What bytes say that are the same in row after row: they are told by themselves, and read once. Bounded: what comes anew takes its
 * place from what was there.
 *
 * <p>Not thread-safe.
 *
 * @param <T> immutable
 */
public final class RecurringBytes<T> {
    private static final int BITS_OF_PLACE = 12;
    private static final int PLACES = 1 << BITS_OF_PLACE;

    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Function<byte[], T> reader;
    private final byte[][] known = new byte[PLACES][];
    private final Object[] read = new Object[PLACES];

    /**
     * @param reader of the bytes, which are its own
     */
    public RecurringBytes(Function<byte[], T> reader) {
        this.reader = reader;
    }

    /**
     * @param until the first byte that is not meant
     */
    @SuppressWarnings("unchecked") // Only what was read is kept.
    public T of(byte[] bytes, int from, int until) {
        int place = place(bytes, from, until);
        byte[] there = known[place];
        if (there == null || !Arrays.equals(there, 0, there.length, bytes, from, until)) {
            byte[] own = Arrays.copyOfRange(bytes, from, until);
            read[place] = reader.apply(own);
            known[place] = own;
        }
        return (T) read[place];
    }

    private static int place(byte[] bytes, int from, int until) {
        long hash = (long) until - from;
        int at = from;
        for (; at <= until - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) WORD.get(bytes, at)) * MIX;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; at < until; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xff);
        }
        return (int) (((hash ^ rest) * MIX) >>> (Long.SIZE - BITS_OF_PLACE));
    }
}
