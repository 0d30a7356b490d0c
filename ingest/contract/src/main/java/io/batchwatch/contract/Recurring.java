package io.batchwatch.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    /** Longer texts are remarks, and do not recur. */
    private static final int LONGEST = 128;

    private final Function<String, T> make;
    private final RecurringBytes<T> made;
    private Utf8 read = new Utf8();

    /**
     * @param make of the text; what it makes is immutable
     */
    Recurring(Function<String, T> make) {
        this.make = make;
        this.made = new RecurringBytes<>(bytes -> make.apply(text(bytes, bytes.length)));
    }

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
        return made.of(bytes, 0, length);
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
