package io.batchwatch.gateway.names;

import java.text.Normalizer;
import java.util.Locale;

/** Text as it is compared: full-width and half-width, capitals and small letters, and blanks make no difference. */
public final class Folded {
    private Folded() {}

    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u00a0\\u3000]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
