package io.batchwatch.jobs.history;

/**
 * What one writer may take of the heap.
 *
 * @param waitingBytes that rows may take while they wait, packed, before the largest pile is written, allowed or not
 * @param fileBytes that the rows of a pile take unpacked when it is written, allowed or not: then its file is large enough, and
 *     one file's rows are all that is ever unpacked at a time
 */
record WriterBounds(long waitingBytes, long fileBytes) {
    /** Some 300,000 rows that wait, some 75,000 in a file. */
    static final WriterBounds USUAL = new WriterBounds(16L << 20, 32L << 20);

    WriterBounds {
        if (waitingBytes <= 0 || fileBytes <= 0) {
            throw new IllegalArgumentException("no room for a row: " + waitingBytes + ", " + fileBytes);
        }
    }
}
