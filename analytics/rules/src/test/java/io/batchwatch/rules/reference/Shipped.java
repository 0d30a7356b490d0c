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

    /**
     * With papers asked of the partner {@code gate}. Q1 is a quarantine certificate for livestock of 1 and 2 March 2026, Q2 one
     * of an issuer that is not known, Q3 one under which too much came; O1 is of origin.
     */
    public static ReferenceData withPapers() {
        return load(directory -> {
            Files.writeString(directory.resolve("certificate_rules.csv"), """
                    kind,categories,valid_from,partners,source,status
                    quarantine,livestock|poultry,2021-05-01,gate,Animal Epidemic Prevention Law art. 51,M
                    origin,vegetable|aquatic,2023-01-01,gate,Agricultural Product Quality and Safety Law art. 39,M
                    """);
            Files.writeString(directory.resolve("certificate_issuers.csv"), "issuer,kind\n县动监所,quarantine\n");
            Files.writeString(directory.resolve("certificates.csv"), """
                    number,kind,issuer,category,quantity,unit,issued_on,valid_to
                    Q1,quarantine,县动监所,livestock,100,kg,2026-03-01,2026-03-02
                    Q2,quarantine,无此单位,livestock,,,2026-03-01,
                    Q3,quarantine,县动监所,,100,kg,2026-03-01,
                    O1,origin,县动监所,,,,2026-03-01,
                    """);
            Files.writeString(
                    directory.resolve("certificate_lots.csv"), "batch_id,certificate,quantity,unit\nB-1,Q3,101,kg\n");
        });
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
