package io.batchwatch.contract;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

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

    /**
     * @param make of the text; what it makes is immutable
     */
    Recurring(Function<String, T> make) {
        this.make = make;
        this.made = new RecurringBytes<>(bytes -> make.apply(text(bytes, 0, bytes.length)));
    }

    /**
     * @param until the first byte that is not meant
     */
    T of(byte[] bytes, int from, int until) {
        int length = until - from;
        if (length == 0) {
            return make.apply("");
        }
        return length > LONGEST ? make.apply(text(bytes, from, until)) : made.of(bytes, from, until);
    }

    private static String text(byte[] bytes, int from, int until) {
        return new String(bytes, from, until - from, StandardCharsets.UTF_8);
    }
}
