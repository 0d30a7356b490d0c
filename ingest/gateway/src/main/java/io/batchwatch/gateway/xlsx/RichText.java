package io.batchwatch.gateway.xlsx;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in runs, with how it is pronounced left out. Raised and lowered digits stay so: {@code 10³} must not become 103. */
final class RichText {
    /** How control characters are written in an XML that cannot hold them. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";
    private static final String LEVEL = "0123456789";

    private RichText() {}

    /** The text of the element that begins here. */
    static String read(XmlEvents xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        String digits = LEVEL;
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isStart("rPh")) {
                xml.skip();
            } else if (xml.isStart("r")) {
                digits = LEVEL;
            } else if (xml.isStart("vertAlign")) {
                digits = digits(xml.attribute("val"));
            } else if (xml.isStart("t")) {
                inText = true;
            } else if (xml.isEnd("t")) {
                inText = false;
            } else if (inText) {
                int from = text.length();
                xml.appendText(text);
                write(text, from, digits);
                if (text.length() > SharedStrings.LONGEST) {
                    throw new DamagedException("a text longer than " + SharedStrings.LONGEST);
                }
            }
        }
        return unescaped(text.toString());
    }

    private static String digits(String position) {
        return switch (position) {
            case "superscript" -> RAISED;
            case "subscript" -> LOWERED;
            default -> LEVEL;
        };
    }

    private static void write(StringBuilder text, int from, String digits) {
        for (int i = from; !digits.equals(LEVEL) && i < text.length(); i++) {
            int digit = LEVEL.indexOf(text.charAt(i));
            if (digit >= 0) {
                text.setCharAt(i, digits.charAt(digit));
            }
        }
    }

    static String unescaped(String text) {
        return text.contains("_x") ? ESCAPE.matcher(text).replaceAll(RichText::character) : text;
    }

    private static String character(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }
}
