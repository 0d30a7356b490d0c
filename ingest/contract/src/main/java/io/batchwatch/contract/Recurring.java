package io.batchwatch.contract;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Fields that say the same in row after row, such as a product, a method or a limit of detection: they are told by their bytes,
 * and made once. Bounded: what comes anew takes its place from what was there.
 *
 * <p>Not thread-safe.
 */
final class Recurring<T> {
    /** A power of two. */
    private static final int PLACES = 1 << 10;

    /** Longer texts are remarks, and do not recur. */
    private static final int LONGEST = 128;

    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Function<String, T> make;
    private final byte[][] known = new byte[PLACES][];
    private final Object[] made = new Object[PLACES];
    private Utf8 read = new Utf8();

    /**
     * @param make of the text; what it makes is immutable
     */
    Recurring(Function<String, T> make) {
        this.make = make;
    }

    @SuppressWarnings("unchecked") // Only what was made is kept.
    T next(Decoder from) throws IOException {
        read = from.readString(read);
        byte[] bytes = read.getBytes();
        int length = read.getByteLength();
        if (length == 0) {
            return make.apply("");
        }
        if (length > LONGEST) {
            read = new Utf8();
            return make.apply(text(bytes, length));
        }
        int place = place(bytes, length);
        byte[] there = known[place];
        if (there == null || !Arrays.equals(there, 0, there.length, bytes, 0, length)) {
            made[place] = make.apply(text(bytes, length));
            known[place] = Arrays.copyOf(bytes, length);
        }
        return (T) made[place];
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int place(byte[] bytes, int length) {
        long hash = length;
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) WORD.get(bytes, at)) * MIX;
            hash ^= hash >>> 32;
        }
        for (; at < length; at++) {
            hash = (hash ^ bytes[at]) * MIX;
        }
        return (int) (hash >>> 40) & (PLACES - 1);
    }
}
