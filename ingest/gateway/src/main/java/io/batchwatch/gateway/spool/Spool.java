package io.batchwatch.gateway.spool;

import io.batchwatch.gateway.arrival.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of files that only grow. Each gives slice after slice of what is whole, and none twice: the end of a slice is
 * remembered before it is taken, so that after a crash the same slice is taken again.
 */
public final class Spool {
    private static final int MOST_OF_A_SLICE = 8 << 20;
    private static final int HEAD = 4096;
    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".filepart", ".crdownload", "~");

    private final Path folder;
    private final Duration still;
    private final int headerLines;
    private final SpoolMemory memory;

    /**
     * @param still what was written within this time waits for more
     * @param headerLines lines at a file's beginning that name its columns; in files of messages there are none
     */
    public Spool(Path folder, Duration still, int headerLines, SpoolMemory memory) {
        this.folder = folder;
        this.still = still;
        this.headerLines = headerLines;
        this.memory = memory;
    }

    /** Files that are looked at, in the order of their names. */
    public List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(Spool::isLookedAt)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isLookedAt(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    /** What is whole of a file and has not been taken; it must be {@link #taken} before the next one is asked for. */
    public Optional<Slice> next(Path file, Instant now) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String key = String.valueOf(Optional.ofNullable(attributes.fileKey()).orElse(file));
        byte[] head = head(file, HEAD);
        SpoolMemory.Mark mark = known(key, head, attributes.size());
        if (mark.taking() > mark.taken()) {
            return Optional.of(slice(file, key, head, mark.taken(), mark.taking()));
        }
        long waiting = attributes.size() - mark.taken();
        boolean isStill =
                !now.isBefore(attributes.lastModifiedTime().toInstant().plus(still));
        if (waiting == 0 || (!isStill && waiting < MOST_OF_A_SLICE)) {
            return Optional.empty();
        }
        long whole = whole(file, head, mark.taken());
        // Nothing will ever be whole in so much: it is taken as it is and answered, so that what comes behind it is
        // read.
        long end = mark.taken() + (whole == 0 && waiting >= MOST_OF_A_SLICE ? MOST_OF_A_SLICE : whole);
        if (end == mark.taken() || end <= header(head)) {
            return Optional.empty();
        }
        memory.keep(key, new SpoolMemory.Mark(1, mark.taken(), end, head.length, Hashing.sha256(head)));
        return Optional.of(slice(file, key, head, mark.taken(), end));
    }

    /** It is answered. */
    public void taken(Slice slice) throws IOException {
        SpoolMemory.Mark mark = memory.of(slice.key());
        memory.keep(slice.key(), new SpoolMemory.Mark(1, slice.to(), slice.to(), mark.headLength(), mark.headHash()));
    }

    /** A file that is shorter than what was taken of it, or begins differently, is another one in its place. */
    private SpoolMemory.Mark known(String key, byte[] head, long size) throws IOException {
        SpoolMemory.Mark mark = memory.of(key);
        boolean isSame = size >= mark.taking()
                && head.length >= mark.headLength()
                && (mark.headLength() == 0
                        || Hashing.sha256(Arrays.copyOf(head, mark.headLength()))
                                .equals(mark.headHash()));
        return isSame ? mark : SpoolMemory.Mark.START;
    }

    private static long whole(Path file, byte[] head, long from) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            String bytes = new String(in.readNBytes(MOST_OF_A_SLICE), StandardCharsets.ISO_8859_1);
            return WholePart.of(head).end(bytes);
        }
    }

    private Slice slice(Path file, String key, byte[] head, long from, long to) {
        return new Slice(file, key, header(head), from, to);
    }

    private int header(byte[] head) {
        if (WholePart.of(head) != WholePart.LINES) {
            return 0;
        }
        int lines = 0;
        for (int i = 0; i < head.length; i++) {
            if (lines == headerLines) {
                return i;
            }
            lines += head[i] == '\n' ? 1 : 0;
        }
        return lines == headerLines ? head.length : 0;
    }

    private static byte[] head(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }
}
