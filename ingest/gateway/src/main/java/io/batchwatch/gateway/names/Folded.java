package io.batchwatch.gateway.names;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is compared: full-width and half-width, capitals and small letters, and blanks make no difference. */
public final class Folded {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");

    private Folded() {}

    public static String of(String text) {
        String narrow = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return BLANKS.matcher(narrow).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
