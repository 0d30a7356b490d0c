package io.batchwatch.gateway.packed;

/** What may come out of one file in all: its entries, those within them, and so on. Not thread-safe. */
public final class Allowance {
    private static final long MOST_BYTES = 4L << 30;
    private static final int DEEPEST = 3;

    private long bytes = MOST_BYTES;
    private int files = ZipArchive.MOST_ENTRIES;
    private int depth;

    /**
     * One level deeper, until {@link #leave}.
     *
     * @throws TooMuchException if that is too deep
     */
    public void enter() throws TooMuchException {
        depth++;
        if (depth > DEEPEST) {
            throw new TooMuchException("depth > " + DEEPEST);
        }
    }

    public void leave() {
        depth--;
    }

    /**
     * What the next file may come to.
     *
     * @param mostBytes of any file
     * @throws TooMuchException if there were too many already
     */
    Budget next(long mostBytes) throws TooMuchException {
        if (--files < 0) {
            throw new TooMuchException("files > " + ZipArchive.MOST_ENTRIES);
        }
        return new Budget(Math.min(mostBytes, bytes));
    }

    void took(long unpacked) {
        bytes -= unpacked;
    }
}
