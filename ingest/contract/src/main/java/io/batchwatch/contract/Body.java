package io.batchwatch.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The body of an Avro object, read field by field where it lies: of a text that recurs nothing is copied, as Avro's own decoder
 * would.
 *
 * <p>Bytes that end too soon are an {@link IndexOutOfBoundsException}, a number that is too large an {@link ArithmeticException}.
 * Not thread-safe.
 */
final class Body {
    private static final VarHandle BITS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final byte[] bytes;
    private int at;

    Body(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** How many bytes have not been read. */
    int remaining() {
        return bytes.length - at;
    }

    int position() {
        return at;
    }

    /** A copy of what was read since a {@link #position}. */
    byte[] readSince(int from) {
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Passes over these bytes if they come next. */
    boolean passes(byte[] expected) {
        int end = at + expected.length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    /** A hash of the sixteen bytes that come next. */
    int beginning() {
        long hash = (long) BITS.get(bytes, at) * MIX;
        return (int)
                (((hash ^ (hash >>> Integer.SIZE) ^ (long) BITS.get(bytes, at + Long.BYTES)) * MIX) >>> Integer.SIZE);
    }

    /** Avro's {@code long}: seven bits a byte, the lowest first, and the sign lowest of all. */
    long number() {
        long folded = 0;
        int shift = 0;
        byte next;
        do {
            if (shift >= Long.SIZE) {
                throw new ArithmeticException("a number of more than 64 bits");
            }
            next = bytes[at++];
            folded |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** Avro's {@code int}, the place of an enum's symbol, or that of a union's branch. */
    int smallNumber() {
        return Math.toIntExact(number());
    }

    boolean flag() {
        return bytes[at++] == 1;
    }

    /** Eight bytes of a {@code fixed}, the highest first. */
    long bits() {
        long bits = (long) BITS.get(bytes, at);
        at += Long.BYTES;
        return bits;
    }

    String text() {
        int from = afterLength();
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    <T> T recurring(Recurring<T> known) {
        int from = afterLength();
        return known.of(bytes, from, at);
    }

    /** Passes over a text; where it begins. */
    private int afterLength() {
        int length = smallNumber();
        int from = Objects.checkFromIndexSize(at, length, bytes.length);
        at += length;
        return from;
    }
}
