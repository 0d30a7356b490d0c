package io.batchwatch.gateway.names;

import java.text.Normalizer;

/** Text with full-width and other variants of characters made plain (NFKC). */
public final class Narrow {
    private Narrow() {}

    public static String of(String text) {
        return isNarrow(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /**
     * The same of a number, a date or a code. A raised or circled digit is no digit there: {@code 10³} is not 103, and
     * {@code 0.02①} points to a note. Behind a letter it is part of a unit, as in {@code cm²}.
     */
    public static String figures(String text) {
        if (isNarrow(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.getType(c) == Character.OTHER_NUMBER && (i == 0 || !Character.isLetter(text.charAt(i - 1)))) {
                plain.append(of(text.substring(from, i))).append(c);
                from = i + 1;
            }
        }
        return plain.append(of(text.substring(from))).toString();
    }

    /** True for nearly all that is written, and so most of the time goes into this test. */
    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isIdeograph = c >= 0x4e00 && c <= 0x9fff;
            if (c >= 0x80 && !isIdeograph) {
                return false;
            }
        }
        return true;
    }
}
