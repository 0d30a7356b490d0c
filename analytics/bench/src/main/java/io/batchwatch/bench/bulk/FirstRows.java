package io.batchwatch.bench.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A few rows in front, which show that a peer is there before the time begins to run. */
final class FirstRows {
    private static final int ROWS = 10;

    private FirstRows() {}

    /**
     * Writes the header and the first rows of a file into another.
     *
     * @return how many rows
     */
    static long write(Path file, Path into) throws IOException {
        List<String> first;
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            first = lines.limit(ROWS + 1L).toList();
        }
        Files.write(into, first, StandardCharsets.UTF_8);
        return first.size() - 1L;
    }
}
