package io.batchwatch.gateway.astm.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Frames as they are sent. */
public final class FrameText {
    /** Of a frame that any instrument takes, in bytes. */
    static final int USUAL_TEXT = 240;

    private FrameText() {}

    /**
     * A frame's bytes, each a character, from STX to LF.
     *
     * @param number from 0 to 7
     * @param text each character one byte
     */
    static String frame(int number, String text, boolean isLast) {
        String body = number + text + (char) (isLast ? FrameDecoder.ETX : FrameDecoder.ETB);
        int sum = body.chars().sum() & 0xFF;
        return (char) FrameDecoder.STX + body + "%02X\r\n".formatted(sum);
    }

    /**
     * A message's frames: one for each record, or more where a record is long. Numbers begin with 1, and 0 follows 7.
     *
     * @param records each without its end, each character one byte
     */
    public static List<String> frames(List<String> records) {
        List<String> frames = new ArrayList<>();
        for (String record : records) {
            String text = record + "\r";
            for (int from = 0; from < text.length(); from += USUAL_TEXT) {
                int to = Math.min(text.length(), from + USUAL_TEXT);
                frames.add(frame((frames.size() + 1) % 8, text.substring(from, to), to == text.length()));
            }
        }
        return List.copyOf(frames);
    }

    /** The bytes that go over the line. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
