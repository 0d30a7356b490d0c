package io.batchwatch.rules.reference;

import io.batchwatch.rules.Bench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The reference data as they are shipped, and with rows of a test's own added. */
public final class Shipped {
    private static final String LIMITS_HEADER =
            "analyte,food,kind,value,unit,valid_from,valid_to,decision_rule,round_to,source,status,note\n";

    private Shipped() {}

    public static ReferenceData data() {
        return load(directory -> {});
    }

    /** With these limits and no others. */
    public static ReferenceData withLimits(String... rows) {
        return load(directory ->
                Files.writeString(directory.resolve("limits.csv"), LIMITS_HEADER + String.join("\n", rows) + "\n"));
    }

    /** With these rows beside the shipped ones; each has a jurisdiction, and n, c and m. */
    public static ReferenceData withMoreLimits(String... rows) {
        return load(directory -> Files.writeString(
                directory.resolve("limits.csv"), String.join("\n", rows) + "\n", StandardOpenOption.APPEND));
    }

    private static ReferenceData load(Change change) {
        try {
            Path directory = Files.createTempDirectory("reference");
            try {
                ReferenceFiles.seed(directory);
                change.applyTo(directory);
                return ReferenceFiles.load(directory, Bench.SHANGHAI);
            } finally {
                remove(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    private interface Change {
        void applyTo(Path directory) throws IOException;
    }
}
