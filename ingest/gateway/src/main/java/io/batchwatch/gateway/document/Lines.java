package io.batchwatch.gateway.document;

import io.batchwatch.gateway.packed.CountedInput;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.io.IOException;
import java.io.Reader;

/** Through a document of which each line that is not blank is a record of its own. */
final class Lines implements Walk {
    private final CountedInput bytes;
    private final Reader characters;
    private final LineReader reader;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean isTooLong;
    private boolean isEndOfFile;

    /** Makes a record of a line. */
    interface LineReader {
        Found read(long number, String line, Position position) throws IOException;
    }

    /** Where a line stands. */
    enum Position {
        WITHIN,
        /** Nothing stands behind it, not even the end of the line: it may have been cut off. */
        AT_THE_END
    }

    Lines(Source source, LineReader reader) throws IOException {
        bytes = source.bytes();
        characters = source.characters(bytes);
        this.reader = reader;
    }

    @Override
    public Found next() throws IOException {
        while (!isEndOfFile) {
            readLine();
            number++;
            if (isTooLong) {
                return new Found.Unfit(
                        number, Problem.of(Rule.TOO_LONG, "", line.substring(0, Problem.MOST_OF_A_VALUE)));
            }
            String text = line.toString().strip();
            if (!text.isEmpty()) {
                return reader.read(number, text, isEndOfFile ? Position.AT_THE_END : Position.WITHIN);
            }
        }
        return new Found.End();
    }

    private void readLine() throws IOException {
        line.setLength(0);
        isTooLong = false;
        int c = characters.read();
        while (c >= 0 && c != '\n') {
            isTooLong |= line.length() >= Budget.MOST_CHARACTERS;
            if (!isTooLong) {
                line.append((char) c);
            }
            c = characters.read();
        }
        isEndOfFile = c < 0;
    }

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
