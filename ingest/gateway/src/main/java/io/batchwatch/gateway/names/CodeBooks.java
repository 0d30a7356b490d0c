package io.batchwatch.gateway.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code books of the reference data. Immutable; {@link Reloading} gives the newest. */
public record CodeBooks(
        CodeBook categories, CodeBook products, CodeBook analytes, CodeBook sites, CodeBook labs, CodeBook campaigns) {
    private static final List<String> FILES =
            List.of("categories.csv", "products.csv", "analytes.csv", "sites.csv", "labs.csv", "campaigns.csv");

    /**
     * @param directory of the reference data; a missing file is an empty book
     */
    public static CodeBooks read(Path directory) throws IOException {
        List<CodeBook> books = new ArrayList<>(FILES.size());
        for (String file : FILES) {
            books.add(CodeBook.read(directory.resolve(file)));
        }
        return new CodeBooks(books.get(0), books.get(1), books.get(2), books.get(3), books.get(4), books.get(5));
    }

    /** Reads the books again when one of their files has changed. */
    public static final class Reloading {
        private final Path directory;
        private List<FileTime> changed = List.of();
        private Optional<CodeBooks> books = Optional.empty();

        /**
         * @param directory of the reference data
         */
        public Reloading(Path directory) {
            this.directory = directory;
        }

        public synchronized CodeBooks current() throws IOException {
            List<FileTime> now = new ArrayList<>(FILES.size());
            for (String file : FILES) {
                Path path = directory.resolve(file);
                now.add(Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.from(Instant.EPOCH));
            }
            if (books.isEmpty() || !now.equals(changed)) {
                books = Optional.of(CodeBooks.read(directory));
                changed = List.copyOf(now);
            }
            return books.get();
        }
    }
}
