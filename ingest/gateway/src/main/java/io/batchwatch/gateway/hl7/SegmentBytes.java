package io.batchwatch.gateway.hl7;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The segments of a file, each without its end: CR by the standard, and in files LF as well. Not thread-safe. */
final class SegmentBytes implements AutoCloseable {
    /** A segment longer than this, in bytes, is not read. */
    static final int LONGEST = 1 << 20;

    private static final int BEGIN_OF_BLOCK = 0x0B;
    private static final int END_OF_BLOCK = 0x1C;

    private final InputStream bytes;
    private long bytesRead;

    /**
     * @param content each character one byte
     * @param isTooLong true if it is longer than {@link #LONGEST}, and the rest was passed over
     */
    record Segment(String content, boolean isTooLong) {}

    SegmentBytes(Path file, int markLength) throws IOException {
        bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.skipNBytes(markLength);
        bytesRead = markLength;
    }

    /** The next segment that is not blank; empty at the end. */
    Optional<Segment> next() throws IOException {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        boolean isTooLong = false;
        for (int value = read(); value >= 0; value = read()) {
            if (value == '\r' || value == '\n') {
                if (segment.size() > 0) {
                    break;
                }
            } else if (segment.size() >= LONGEST) {
                isTooLong = true;
            } else if (value != BEGIN_OF_BLOCK && value != END_OF_BLOCK) {
                segment.write(value);
            }
        }
        return segment.size() == 0
                ? Optional.empty()
                : Optional.of(new Segment(segment.toString(StandardCharsets.ISO_8859_1), isTooLong));
    }

    private int read() throws IOException {
        int value = bytes.read();
        bytesRead += value < 0 ? 0 : 1;
        return value;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
