package io.batchwatch.gateway.arrival;

import java.nio.charset.StandardCharsets;

/** Names that a file system takes: most allow 255 bytes, and a Chinese character has three. */
public final class FileNames {
    private static final int DIGITS = 12;

    private FileNames() {}

    /**
     * The name itself if it fits; otherwise its start, and digits that tell it from others with the same start.
     *
     * @param bytes in UTF-8, more than 13
     */
    public static String fitting(String name, int bytes) {
        if (length(name) <= bytes) {
            return name;
        }
        int room = bytes - DIGITS - 1;
        int end = 0;
        for (int used = 0; end < name.length(); end += Character.charCount(name.codePointAt(end))) {
            used += length(Character.toString(name.codePointAt(end)));
            if (used > room) {
                break;
            }
        }
        return name.substring(0, end) + "~" + Hashing.sha256(name).substring(0, DIGITS);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
