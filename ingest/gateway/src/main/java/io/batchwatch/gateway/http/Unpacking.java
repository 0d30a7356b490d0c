package io.batchwatch.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Takes off what HTTP wrapped around a message on its way; what is kept is what was wrapped. */
final class Unpacking {
    /** Tables of results hardly reach a twentieth of their size; what reaches less than this is made to. */
    private static final int MOST_RATIO = 200;

    private static final int SMALL = 64 << 10;

    private Unpacking() {}

    /** True if the coding can be taken off. */
    static boolean isKnown(String coding) {
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity", "gzip", "x-gzip" -> true;
            default -> false;
        };
    }

    /**
     * @param coding as {@code Content-Encoding} names it, one that is known
     * @param most bytes of the result
     */
    static byte[] unpacked(byte[] message, String coding, int most) throws RefusedException {
        if (!coding.toLowerCase(Locale.ROOT).contains("gzip")) {
            return message;
        }
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream(Math.min(most, message.length * 4));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(message))) {
            byte[] part = new byte[1 << 14];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                unpacked.write(part, 0, read);
                if (unpacked.size() > most) {
                    throw new RefusedException(Refusal.tooLarge(most));
                }
                if (unpacked.size() > SMALL && unpacked.size() / MOST_RATIO > message.length) {
                    throw new RefusedException(Refusal.tooLarge((long) MOST_RATIO * message.length));
                }
            }
        } catch (IOException e) {
            throw new RefusedException(Refusal.badRequest("The gzip of the message is damaged", "报文的 gzip 压缩已损坏"));
        }
        return unpacked.toByteArray();
    }
}
