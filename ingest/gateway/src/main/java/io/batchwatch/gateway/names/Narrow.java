package io.batchwatch.gateway.names;

import java.text.Normalizer;

/** Text with full-width and other variants of characters made plain (NFKC). */
public final class Narrow {
    private Narrow() {}

    public static String of(String text) {
        return isNarrow(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
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
