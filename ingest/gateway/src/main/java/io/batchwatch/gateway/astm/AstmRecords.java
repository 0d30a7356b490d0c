package io.batchwatch.gateway.astm;

import io.batchwatch.gateway.astm.link.FrameDecoder;
import io.batchwatch.gateway.csv.CharsetChoice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The records of a file, which holds a message's text or what was captured of a line. */
final class AstmRecords implements RecordSource {
    private static final Set<Integer> SIGNALS = Set.of(0x02, 0x04, 0x05, 0x06, 0x15);

    private final InputStream bytes;
    private final RecordBytes records;
    private final Feed feed;
    private long bytesRead;
    private boolean isAtEnd;

    /** Takes bytes and finds records in them. */
    interface Feed {
        void accept(int value);

        void end();
    }

    private AstmRecords(InputStream bytes, RecordBytes records, Feed feed, long bytesRead) {
        this.bytes = bytes;
        this.records = records;
        this.feed = feed;
        this.bytesRead = bytesRead;
    }

    static AstmRecords open(Path file, CharsetChoice charset) throws IOException {
        RecordBytes records = new RecordBytes(charset.charset());
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.skipNBytes(charset.markLength());
        Feed feed = isCaptured(file) ? new CapturedFrames(new FrameDecoder(), records) : new Plain(records);
        return new AstmRecords(bytes, records, feed, charset.markLength());
    }

    /** True if the file begins with a signal or a frame, rather than with a record. */
    static boolean isCaptured(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 64)) {
            int first = bytes.read();
            while (first == '\r' || first == '\n' || first == ' ') {
                first = bytes.read();
            }
            return SIGNALS.contains(first);
        }
    }

    @Override
    public Next next() throws IOException {
        while (records.found().isEmpty() && !isAtEnd) {
            int value = bytes.read();
            if (value < 0) {
                isAtEnd = true;
                feed.end();
            } else {
                bytesRead++;
                feed.accept(value);
            }
        }
        Next next = records.found().poll();
        return next == null ? new Next.End() : next;
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private record Plain(RecordBytes records) implements Feed {
        @Override
        public void accept(int value) {
            records.accept(value);
        }

        @Override
        public void end() {
            records.end(false);
        }
    }
}
