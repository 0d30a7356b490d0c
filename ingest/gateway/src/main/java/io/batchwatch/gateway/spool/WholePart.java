package io.batchwatch.gateway.spool;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a logger writes, and how much of it is whole. */
public enum WholePart {
    /** Lines, each ended by a line feed. */
    LINES {
        @Override
        int end(String bytes) {
            return bytes.lastIndexOf('\n') + 1;
        }
    },
    /** ASTM messages, each ended by its L record. */
    ASTM {
        @Override
        int end(String bytes) {
            return lastMatch(END_OF_ASTM, bytes);
        }
    },
    /** ASTM messages as captured from a line, each ended by the frame with its L record. */
    ASTM_FRAMES {
        @Override
        int end(String bytes) {
            return lastMatch(END_OF_FRAMES, bytes);
        }
    },
    /** HL7 messages within MLLP blocks. */
    HL7_BLOCKS {
        @Override
        int end(String bytes) {
            return bytes.lastIndexOf("\u001c\r") + 1 > 0 ? bytes.lastIndexOf("\u001c\r") + 2 : 0;
        }
    },
    /** HL7 messages without any mark at their end: one is whole when the next one begins. */
    HL7 {
        @Override
        int end(String bytes) {
            return lastMatch(BEGIN_OF_HL7, bytes);
        }
    };

    private static final String LAST_RECORD = "L(?:[^A-Za-z0-9\\r\\n\\x03\\x17][^\\r\\n\\x03\\x17]*)?";
    private static final Pattern END_OF_ASTM = Pattern.compile("(?:^|(?<=[\\r\\n]))" + LAST_RECORD + "(?:\\r\\n?|\\n)");
    private static final Pattern END_OF_FRAMES = Pattern.compile(
            "(?:(?<=[\\r\\n])|\\x02[0-7])" + LAST_RECORD + "[\\r\\n]*\\x03[0-9A-Fa-f]{2}\\r\\n?(?:\\x06?\\x04)?");
    private static final Pattern BEGIN_OF_HL7 = Pattern.compile("(?<=[\\r\\n])(?=MSH[^A-Za-z0-9])");

    /**
     * How many of these bytes are whole.
     *
     * @param bytes each a character
     */
    abstract int end(String bytes);

    /** By how a file begins. */
    static WholePart of(byte[] head) {
        String begins = new String(head, StandardCharsets.ISO_8859_1);
        String text = begins.stripLeading();
        if (begins.startsWith("\u000b")) {
            return HL7_BLOCKS;
        }
        if (text.startsWith("\u0002") || text.startsWith("\u0005")) {
            return ASTM_FRAMES;
        }
        if (text.startsWith("H|\\")) {
            return ASTM;
        }
        return text.startsWith("MSH") ? HL7 : LINES;
    }

    private static int lastMatch(Pattern pattern, String bytes) {
        Matcher matcher = pattern.matcher(bytes);
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end;
    }
}
