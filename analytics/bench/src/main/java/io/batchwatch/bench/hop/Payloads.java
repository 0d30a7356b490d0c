package io.batchwatch.bench.hop;

import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records that both sides send: lines of text, as large as an encoded result and about as compressible. */
final class Payloads {
    /** About that of an encoded result. */
    static final int SIZE = 280;

    private static final int DIFFERENT = 20_000;

    private Payloads() {}

    static void write(Path file) throws IOException {
        PartnerFile.write(file, Lot.of("P", 2L * DIFFERENT));
        List<String> rows = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> payloads = new ArrayList<>(DIFFERENT);
        for (int i = 1; i < 2 * DIFFERENT; i += 2) {
            payloads.add(sized(rows.get(i) + ";" + rows.get(i + 1)));
        }
        Files.write(file, payloads, StandardCharsets.US_ASCII);
    }

    /** One byte a character, so that both sides count the same. */
    private static String sized(String text) {
        StringBuilder sized = new StringBuilder(SIZE);
        for (int i = 0; i < SIZE; i++) {
            char next = i < text.length() ? text.charAt(i) : '.';
            sized.append(next < 128 ? next : (char) ('a' + next % 26));
        }
        return sized.toString();
    }

    static List<byte[]> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(line -> line.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }
}
