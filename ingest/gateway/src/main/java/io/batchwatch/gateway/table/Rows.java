package io.batchwatch.gateway.table;

import io.batchwatch.gateway.problem.Problem;
import java.io.IOException;

/** The rows of a file one after the other, in bounded memory whatever the file's size. Not thread-safe. */
public interface Rows extends AutoCloseable {
    /** What comes next. */
    sealed interface Next {
        record Row(RawRow row) implements Next {}

        /**
         * A row, or all that is left of the file, that cannot be taken apart into cells.
         *
         * @param row what can be said of it; its cells may be empty
         */
        record Broken(RawRow row, Problem problem) implements Next {}

        record End() implements Next {}
    }

    /** A row that cannot be read is no reason to throw; behind the end it is the end again. */
    Next next() throws IOException;

    /** How far reading is, in bytes of the file: for a progress line, so it may run a little ahead. */
    long bytesRead();

    /** How many rows so far were no results and were passed over, such as a header that stands there once more. */
    default long passedOver() {
        return 0;
    }

    @Override
    void close() throws IOException;
}
