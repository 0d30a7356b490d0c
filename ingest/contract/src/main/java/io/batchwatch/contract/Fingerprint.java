package io.batchwatch.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.avro.SchemaNormalization;

/** {@link SchemaNormalization#fingerprint64}, to the bit, eight bytes a step: every row has one. */
final class Fingerprint {
    private static final long OF_NOTHING = 0xc15d213aa4d7a795L;
    private static final int STRIDE = Long.BYTES;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int VALUES = 1 << Byte.SIZE;

    /** What a byte does to the fingerprint, for each value of it, by how many bytes follow it in its step. */
    private static final long[] EFFECTS = effects();

    private Fingerprint() {}

    /** Of the bytes from one place to before another. */
    static long of(byte[] bytes, int from, int to) {
        long fingerprint = OF_NOTHING;
        int at = from;
        for (; at <= to - STRIDE; at += STRIDE) {
            long mixed = fingerprint ^ (long) WORD.get(bytes, at);
            fingerprint = 0;
            for (int i = 0; i < STRIDE; i++) {
                fingerprint ^= EFFECTS[(STRIDE - 1 - i) * VALUES + ((int) (mixed >>> (8 * i)) & 0xff)];
            }
        }
        for (; at < to; at++) {
            fingerprint = (fingerprint >>> 8) ^ EFFECTS[(int) (fingerprint ^ bytes[at]) & 0xff];
        }
        return fingerprint;
    }

    private static long[] effects() {
        long[] effects = new long[STRIDE * VALUES];
        for (int value = 0; value < VALUES; value++) {
            long fingerprint = value;
            for (int bit = 0; bit < 8; bit++) {
                fingerprint = (fingerprint >>> 1) ^ (OF_NOTHING & -(fingerprint & 1));
            }
            effects[value] = fingerprint;
        }
        for (int at = VALUES; at < effects.length; at++) {
            long oneFollowingLess = effects[at - VALUES];
            effects[at] = (oneFollowingLess >>> 8) ^ effects[(int) oneFollowingLess & 0xff];
        }
        return effects;
    }
}
