package io.batchwatch.gateway.spool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a file that is whole and has not been taken.
 *
 * @param file it is of
 * @param key tells the file from others, whatever it is called
 * @param header how many bytes at the file's beginning name the columns; they stand before the slice
 * @param from of its first byte
 * @param to behind its last byte
 */
public record Slice(Path file, String key, int header, long from, long to) {
    public Slice {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no slice: " + from + " to " + to);
        }
    }

    /** Below the file's own name, so that slices of a file lie together and in their order. */
    public String name() {
        return "%s/%015d-%015d".formatted(file.getFileName(), from, to);
    }

    /** The same after a crash. */
    public String source() {
        return "spool|" + key + "|" + from + "|" + to;
    }

    public InputStream open() throws IOException {
        InputStream head = InputStream.nullInputStream();
        if (from > 0 && header > 0) {
            try (InputStream in = Files.newInputStream(file)) {
                head = new ByteArrayInputStream(in.readNBytes(header));
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return new SequenceInputStream(head, new ByteArrayInputStream(in.readNBytes(Math.toIntExact(to - from))));
        }
    }
}
