package io.batchwatch.gateway.astm;

import io.batchwatch.gateway.problem.Problem;
import java.io.IOException;

/** The records of a file one after the other. Not thread-safe. */
interface RecordSource extends AutoCloseable {
    /** A record longer than this, in bytes, is not read. */
    int LONGEST_RECORD = 1 << 20;

    /** What comes next. */
    sealed interface Next {
        /**
         * @param text without its end, not empty
         * @param isEnded false if the file broke off within it
         */
        record Text(String text, boolean isEnded) implements Next {}

        record Broken(Problem problem) implements Next {}

        record End() implements Next {}
    }

    Next next() throws IOException;

    long bytesRead();

    @Override
    void close() throws IOException;
}
