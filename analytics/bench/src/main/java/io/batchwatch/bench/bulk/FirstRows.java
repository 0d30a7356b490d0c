package io.batchwatch.bench.bulk;

import io.batchwatch.bench.partner.PartnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A few rows in front, which show that a peer is there before the time begins to run. */
final class FirstRows {
    private static final int ROWS = 10;

    private FirstRows() {}

    /** Above every limit. */
    private static final String TOO_MUCH = "9999";

    private static final int VALUE = List.of(PartnerFile.HEADER.split(",")).indexOf("value");

    /**
     * Writes the header and the first rows of a file into another.
     *
     * @return how many rows
     */
    static long write(Path file, Path into) throws IOException {
        return writeLines(first(file), into);
    }

    /**
     * As {@link #write}, with the value of every other row too high: when the whole file comes, half of them are corrected by
     * it, and half are there already.
     */
    static long writeToBeCorrected(Path file, Path into) throws IOException {
        List<String> first = new ArrayList<>(first(file));
        for (int row = 1; row < first.size(); row += 2) {
            first.set(row, tooMuch(first.get(row)));
        }
        return writeLines(first, into);
    }

    static String tooMuch(String row) {
        String[] cells = row.split(",", -1);
        cells[VALUE] = TOO_MUCH;
        return String.join(",", cells);
    }

    private static List<String> first(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.limit(ROWS + 1L).toList();
        }
    }

    private static long writeLines(List<String> lines, Path into) throws IOException {
        Files.write(into, lines, StandardCharsets.UTF_8);
        return lines.size() - 1L;
    }
}
