package io.batchwatch.gateway.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Traditional characters as simplified ones, to compare names by; not to be shown, for a character with two meanings becomes
 * the same one always. The table is OpenCC's {@code TSCharacters.txt} (Apache License 2.0).
 */
public final class Simplified {
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Map<Integer, Integer> TABLE = table();

    private Simplified() {}

    public static String of(String text) {
        if (text.codePoints().noneMatch(TABLE::containsKey)) {
            return text;
        }
        StringBuilder simplified = new StringBuilder(text.length());
        text.codePoints().forEach(c -> simplified.appendCodePoint(TABLE.getOrDefault(c, c)));
        return simplified.toString();
    }

    private static Map<Integer, Integer> table() {
        Map<Integer, Integer> table = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Simplified.class.getResourceAsStream("/names/TSCharacters.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = TAB.split(line, 2);
                if (columns.length == 2 && !line.startsWith("#")) {
                    put(table, columns[0].codePointAt(0), columns[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }

    /** Of several the first that is another character: 著 may stay 著, but then 着色剂 and 著色劑 would be two things. */
    private static void put(Map<Integer, Integer> table, int traditional, String simplified) {
        Arrays.stream(BLANK.split(simplified))
                .map(candidate -> candidate.codePointAt(0))
                .filter(candidate -> candidate != traditional)
                .findFirst()
                .ifPresent(candidate -> table.put(traditional, candidate));
    }
}
