package io.batchwatch.contract;

import java.util.function.Function;

/**
 * Fields in a row that together say the same in record after record, such as a test item or the sample of the row before: they are
 * told by their bytes, compared at once, and made once. Bounded: what comes anew takes its place from what was there.
 *
 * <p>Where the fields end need not be known to find them again: bytes that go on as those did that were read say the same, and end
 * where those ended.
 *
 * <p>Not thread-safe.
 */
final class RecurringFields<T> {
    /** Longer ones hold a remark, and do not recur. */
    private static final int LONGEST = 512;

    private final Function<Body, T> reader;
    private final int places;
    private final byte[][] known;
    private final Object[] read;

    /**
     * @param places how many are kept; a power of two. Those that begin alike share one
     * @param reader of the fields, all of them; what it makes is immutable
     */
    RecurringFields(int places, Function<Body, T> reader) {
        this.reader = reader;
        this.places = places;
        this.known = new byte[places][];
        this.read = new Object[places];
    }

    @SuppressWarnings("unchecked") // Only what was read is kept.
    T next(Body from) {
        int place = from.beginning() & (places - 1);
        byte[] there = known[place];
        if (there != null && from.passes(there)) {
            return (T) read[place];
        }
        int start = from.position();
        T made = reader.apply(from);
        if (from.position() - start <= LONGEST) {
            known[place] = from.readSince(start);
            read[place] = made;
        }
        return made;
    }
}
