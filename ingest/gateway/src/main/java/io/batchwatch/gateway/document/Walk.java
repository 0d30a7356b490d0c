package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.Problem;
import java.io.IOException;
import java.util.List;

/** One way through a document, from its start to its end. Not thread-safe. */
public interface Walk extends AutoCloseable {
    /** What comes next on the way. */
    sealed interface Found {
        /**
         * A text that belongs to no record.
         *
         * @param path names from the root to it
         */
        record Outside(List<String> path, String text) implements Found {}

        /**
         * @param line the physical line, or in a format without lines the record's number
         */
        record Fit(long line, Node node) implements Found {}

        /** A record that cannot be taken; those behind it can. */
        record Unfit(long line, Problem problem) implements Found {}

        /** The document is not whole: what is behind here cannot be read. */
        record BrokenOff(Problem problem) implements Found {}

        record End() implements Found {}
    }

    /** Behind the end, or where it broke off, it is the end again. */
    Found next() throws IOException;

    long bytesRead();

    @Override
    void close() throws IOException;
}
