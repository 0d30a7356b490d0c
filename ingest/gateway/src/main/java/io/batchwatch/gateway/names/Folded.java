package io.batchwatch.gateway.names;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is compared: full-width and half-width, capitals and small letters, and blanks make no difference. */
public final class Folded {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");

    private Folded() {}

    public static String of(String text) {
        String narrow = Narrow.of(text);
        String solid = hasBlanks(narrow) ? BLANKS.matcher(narrow).replaceAll("") : narrow;
        return solid.toLowerCase(Locale.ROOT);
    }

    private static boolean hasBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00a0' || c == '\u3000') {
                return true;
            }
        }
        return false;
    }
}
