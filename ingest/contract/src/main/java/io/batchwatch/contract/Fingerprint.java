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

    /** What a byte does to the fingerprint, by how many bytes follow it in its step. */
    private static final long[][] BEFORE = before();

    private Fingerprint() {}

    /** Of the bytes from one place to before another. */
    static long of(byte[] bytes, int from, int to) {
        long fingerprint = OF_NOTHING;
        int at = from;
        for (; at <= to - STRIDE; at += STRIDE) {
            long mixed = fingerprint ^ (long) WORD.get(bytes, at);
            fingerprint = 0;
            for (int i = 0; i < STRIDE; i++) {
                fingerprint ^= BEFORE[STRIDE - 1 - i][(int) (mixed >>> (8 * i)) & 0xff];
            }
        }
        for (; at < to; at++) {
            fingerprint = (fingerprint >>> 8) ^ BEFORE[0][(int) (fingerprint ^ bytes[at]) & 0xff];
        }
        return fingerprint;
    }

    private static long[][] before() {
        long[][] before = new long[STRIDE][256];
        for (int value = 0; value < 256; value++) {
            long fingerprint = value;
            for (int bit = 0; bit < 8; bit++) {
                fingerprint = (fingerprint >>> 1) ^ (OF_NOTHING & -(fingerprint & 1));
            }
            before[0][value] = fingerprint;
        }
        for (int following = 1; following < STRIDE; following++) {
            for (int value = 0; value < 256; value++) {
                long earlier = before[following - 1][value];
                before[following][value] = (earlier >>> 8) ^ before[0][(int) earlier & 0xff];
            }
        }
        return before;
    }
}
