package io.batchwatch.standalone.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Generated results as a canonical CSV file. */
final class DemoCsv {
    private DemoCsv() {}

    static void write(Path file, List<DemoResult> results) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            line(out, DemoResult.COLUMNS);
            for (DemoResult result : results) {
                line(out, result.fields());
            }
        }
    }

    /** No field of the generated year holds a comma, a quote or a line break. */
    private static void line(BufferedWriter out, List<String> fields) throws IOException {
        out.write(String.join(",", fields));
        out.write('\n');
    }
}
