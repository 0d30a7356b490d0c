package io.batchwatch.gateway.hl7;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as HL7 writes them: {@code 20260301}, {@code 202603010830}, {@code 20260301083000.123+0800}. */
final class Hl7Moment {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})"
            + "(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,4}))?)?)?)?(?:([+-]\\d{2})(\\d{2}))?");

    private Hl7Moment() {}

    /** The same in ISO 8601; what is no such moment, or knows no day, stays as it is. */
    static String iso(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return text;
        }
        String day = written.group(1) + "-" + written.group(2) + "-" + written.group(3);
        if (written.group(4) == null) {
            return day;
        }
        String offset = written.group(8) == null ? "" : written.group(8) + ":" + written.group(9);
        return "%sT%s:%s:%s%s"
                .formatted(day, written.group(4), orZero(written.group(5)), orZero(written.group(6)), offset);
    }

    private static String orZero(String digits) {
        return digits == null ? "00" : digits;
    }
}
