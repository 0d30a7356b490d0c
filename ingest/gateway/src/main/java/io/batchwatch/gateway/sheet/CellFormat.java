package io.batchwatch.gateway.sheet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number's format makes of it, as far as it changes what is meant. How many decimals are shown does not. */
public sealed interface CellFormat {
    /** The number as it is. */
    record General() implements CellFormat {}

    /**
     * Days since the workbook's epoch.
     *
     * @param hasDate false if only a time of day is shown
     * @param hasTime true if hours are shown
     */
    record Moment(boolean hasDate, boolean hasTime) implements CellFormat {}

    record Percent() implements CellFormat {}

    /** A number that is shown with leading zeros, such as a code. */
    record Padded(String before, int digits, String behind) implements CellFormat {}

    CellFormat GENERAL = new General();

    /** What is written as it stands, or is not shown at all. */
    Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");

    Pattern PADDED = Pattern.compile("((?:\"[^\"]*\"|\\\\.|[A-Z-])*)(0{2,30})((?:\"[^\"]*\"|\\\\.|-)*)");

    Pattern QUOTING = Pattern.compile("[\"\\\\]");

    /**
     * @param code such as {@code yyyy"年"m"月"d"日"}, {@code 00000} or {@code 0.00%}
     */
    static CellFormat of(String code) {
        String first = code.length() > 255 ? "" : firstSection(code);
        Matcher padded = PADDED.matcher(first);
        if (padded.matches()) {
            return new Padded(unquoted(padded.group(1)), padded.group(2).length(), unquoted(padded.group(3)));
        }
        String letters =
                LITERAL.matcher(first.replaceAll("(?i)\\[(h+|m+|s+)]", "h")).replaceAll("");
        String lower = letters.toLowerCase(Locale.ROOT).replace("general", "");
        boolean hasDate = lower.contains("y") || lower.contains("d");
        boolean hasTime = lower.contains("h") || lower.contains("s");
        if (hasDate || hasTime || lower.contains("m")) {
            return new Moment(hasDate || !hasTime, hasTime);
        }
        return letters.contains("%") ? new Percent() : GENERAL;
    }

    /** The formats that need no code of their own, by their numbers in either kind of Excel's files. */
    static CellFormat builtin(int id) {
        if (id == 9 || id == 10) {
            return new Percent();
        }
        if (id == 22) {
            return new Moment(true, true);
        }
        boolean date = (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
        boolean time = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);
        if (date || time) {
            return new Moment(date, time);
        }
        return GENERAL;
    }

    private static String firstSection(String code) {
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            quoted ^= c == '"';
            if (c == ';' && !quoted) {
                return code.substring(0, i);
            }
        }
        return code;
    }

    private static String unquoted(String literal) {
        return QUOTING.matcher(literal).replaceAll("");
    }
}
