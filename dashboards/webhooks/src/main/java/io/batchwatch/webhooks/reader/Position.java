package io.batchwatch.webhooks.reader;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.webhooks.outbox.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How far the topic was read: the next offset of each partition, in a file. */
final class Position {
    private static final int VERSION = 1;

    private final Path file;
    private final Map<Integer, Long> next;
    private Map<Integer, Long> written;

    private record Content(
            @JsonProperty("version") int version,
            @JsonProperty("next") Map<Integer, Long> next) {}

    private Position(Path file, Map<Integer, Long> next) {
        this.file = file;
        this.next = new TreeMap<>(next);
        written = Map.copyOf(next);
    }

    static Position read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Position(file, Map.of());
        }
        Content content = ViewCodec.decode(Files.readAllBytes(file), Content.class);
        if (content.version() != VERSION) {
            throw new IOException(file + " is of version " + content.version() + ", this program knows " + VERSION);
        }
        return new Position(file, content.next());
    }

    boolean isPast(int partition, long offset) {
        return offset < next.getOrDefault(partition, 0L);
    }

    /** A topic that ends before it was read to is another one. */
    boolean isBeyond(int partition, long end) {
        return next.getOrDefault(partition, 0L) > end;
    }

    /** Elsewhere than where it was read to: the topic is another one. */
    void goOnAt(int partition, long offset) {
        next.put(partition, offset);
    }

    void readTo(int partition, long offset) {
        next.merge(partition, offset + 1, Math::max);
    }

    /** Nothing before it is told again, whatever happens. */
    void keep() throws IOException {
        if (!written.equals(next)) {
            SafeFile.write(file, ViewCodec.encode(new Content(VERSION, next)));
            written = Map.copyOf(next);
        }
    }
}
