package io.batchwatch.bench.partner;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The limits of the foods in a {@link PartnerFile} as a table by days, so that others can judge it with nothing of ours. What
 * any detection fails has the limit 0.
 */
public final class LimitsFile {
    public static final String HEADER = "product,analyte,unit,limit,valid_from,valid_to";

    private static final String IN_FORCE = "2025-01-01,9999-12-31";

    /** Nobody's law, ten times the limit: whoever does not look at the day finds two limits. */
    private static final String FORMERLY = "2000-01-01,2024-12-31";

    private LimitsFile() {}

    /** Writes the table, two lines a test: what is in force from 2025 on, and what is said to have been before. */
    public static void write(Path file) throws IOException {
        Files.write(file, lines(), StandardCharsets.UTF_8);
    }

    static List<String> lines() {
        return Stream.concat(Stream.of(HEADER), Food.ALL.stream().flatMap(food -> food.tests().stream()
                        .flatMap(test -> limits(food, test))))
                .toList();
    }

    private static Stream<String> limits(Food food, Food.Test test) {
        String limit = test.limit().isEmpty() ? "0" : test.limit();
        String former = new BigDecimal(limit).movePointRight(1).toPlainString();
        return Stream.of(
                String.join(",", food.name(), test.analyte(), test.unit(), limit, IN_FORCE),
                String.join(",", food.name(), test.analyte(), test.unit(), former, FORMERLY));
    }
}
