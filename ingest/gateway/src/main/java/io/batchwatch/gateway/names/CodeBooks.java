package io.batchwatch.gateway.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code books of the reference data. Immutable; {@link Reloading} gives the newest. */
public record CodeBooks(
        CodeBook categories, CodeBook products, CodeBook analytes, CodeBook sites, CodeBook labs, CodeBook campaigns) {
    private static final List<String> FILES = Stream.concat(
                    Arrays.stream(NameKind.values()).map(NameKind::file), Stream.of(Aliases.FILE))
            .toList();

    /**
     * @param directory of the reference data; a missing file is an empty book
     */
    public static CodeBooks read(Path directory) throws IOException {
        Aliases aliases = Aliases.read(directory);
        Map<NameKind, CodeBook> books = new EnumMap<>(NameKind.class);
        for (NameKind kind : NameKind.values()) {
            books.put(kind, CodeBook.read(directory.resolve(kind.file()), aliases.of(kind)));
        }
        return new CodeBooks(
                books.get(NameKind.CATEGORY),
                books.get(NameKind.PRODUCT),
                books.get(NameKind.ANALYTE),
                books.get(NameKind.SITE),
                books.get(NameKind.LAB),
                books.get(NameKind.CAMPAIGN));
    }

    public CodeBook of(NameKind kind) {
        return switch (kind) {
            case CATEGORY -> categories;
            case PRODUCT -> products;
            case ANALYTE -> analytes;
            case SITE -> sites;
            case LAB -> labs;
            case CAMPAIGN -> campaigns;
        };
    }

    /** Reads the books again when one of their files has changed. Files that cannot be read leave the earlier books in force. */
    public static final class Reloading {
        private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

        private final Path directory;
        private List<FileTime> changed = List.of();
        private Optional<CodeBooks> books = Optional.empty();

        /**
         * @param directory of the reference data
         */
        public Reloading(Path directory) {
            this.directory = directory;
        }

        /**
         * @throws IOException if the files cannot be read, and never could be
         */
        public synchronized CodeBooks current() throws IOException {
            List<FileTime> now = new ArrayList<>(FILES.size());
            for (String file : FILES) {
                Path path = directory.resolve(file);
                now.add(Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.from(Instant.EPOCH));
            }
            if (books.isEmpty() || !now.equals(changed)) {
                books = Optional.of(read(books));
                changed = List.copyOf(now);
            }
            return books.get();
        }

        private CodeBooks read(Optional<CodeBooks> before) throws IOException {
            try {
                return CodeBooks.read(directory);
            } catch (IOException | RuntimeException e) {
                if (before.isEmpty()) {
                    throw e;
                }
                LOG.warn("kept the earlier names and codes: {}", e.toString());
                return before.get();
            }
        }
    }
}
