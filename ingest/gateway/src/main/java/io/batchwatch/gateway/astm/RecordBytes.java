package io.batchwatch.gateway.astm;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Queue;

/** Cuts bytes into records: CR ends one, and in files LF as well. Not thread-safe. */
final class RecordBytes {
    private final Charset charset;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private final Queue<RecordSource.Next> found = new ArrayDeque<>();
    private boolean isTooLong;

    RecordBytes(Charset charset) {
        this.charset = charset;
    }

    void accept(int value) {
        if (value == '\r' || value == '\n') {
            end(true);
        } else if (record.size() >= RecordSource.LONGEST_RECORD) {
            isTooLong = true;
        } else {
            record.write(value);
        }
    }

    /** There are no more bytes of this record. */
    void end(boolean isEnded) {
        if (isTooLong) {
            found.add(new RecordSource.Next.Broken(Problem.of(Rule.TOO_LONG, "", text())));
        } else if (record.size() > 0) {
            String text = text();
            if (!text.isBlank()) {
                found.add(new RecordSource.Next.Text(text, isEnded));
            }
        }
        isTooLong = false;
        record.reset();
    }

    private String text() {
        return record.toString(charset);
    }

    /** What is wrong comes in its order between the records. */
    void broken(Problem problem) {
        found.add(new RecordSource.Next.Broken(problem));
    }

    /** Given up: the record that had begun. */
    void drop() {
        record.reset();
        isTooLong = false;
    }

    Queue<RecordSource.Next> found() {
        return found;
    }
}
