package io.batchwatch.gateway.xlsx;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in runs, with how it is pronounced left out. */
final class RichText {
    /** How control characters are written in an XML that cannot hold them. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** The text of the element that begins here. */
    static String read(XmlEvents xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isStart("rPh")) {
                xml.skip();
            } else if (xml.isStart("t")) {
                inText = true;
            } else if (xml.isEnd("t")) {
                inText = false;
            } else if (inText) {
                xml.appendText(text);
                if (text.length() > SharedStrings.LONGEST) {
                    throw new DamagedException("a text longer than " + SharedStrings.LONGEST);
                }
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        return text.contains("_x") ? ESCAPE.matcher(text).replaceAll(RichText::character) : text;
    }

    private static String character(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }
}
