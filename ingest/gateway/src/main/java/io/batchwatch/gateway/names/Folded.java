package io.batchwatch.gateway.names;

import java.util.Locale;

/** Text as it is compared: full-width and half-width, capitals and small letters, and blanks make no difference. */
public final class Folded {
    private Folded() {}

    public static String of(String text) {
        String narrow = Narrow.of(text);
        return withoutBlanks(narrow).toLowerCase(Locale.ROOT);
    }

    private static String withoutBlanks(String text) {
        int blank = 0;
        while (blank < text.length() && !isBlank(text.charAt(blank))) {
            blank++;
        }
        if (blank == text.length()) {
            return text;
        }
        StringBuilder solid = new StringBuilder(text.length()).append(text, 0, blank);
        for (int i = blank + 1; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                solid.append(text.charAt(i));
            }
        }
        return solid.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00a0' || c == '\u3000' || c == '\u200b' || c == '\ufeff';
    }
}
