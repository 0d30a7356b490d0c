package io.batchwatch.gateway.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a file begins. */
final class Head {
    private static final int LENGTH = 4096;

    private final byte[] bytes;
    private final String text;

    private Head(byte[] bytes) {
        this.bytes = bytes;
        String decoded = new String(bytes, charset());
        text = (decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded).stripLeading();
    }

    static Head of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Head(in.readNBytes(LENGTH));
        }
    }

    /** Characters beyond ASCII may be wrong in it: their charset is not known yet. */
    private Charset charset() {
        if (startsWith(0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /** Whether these are its first bytes. */
    boolean startsWith(int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this is what it says first, behind a byte order mark and blanks.
     *
     * @param first in ASCII
     */
    boolean says(String first) {
        return text.startsWith(first);
    }
}
