package io.batchwatch.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;

/** Names an act for good: whoever tells of it again, tells of the same one. */
public record ActId(long high, long low) implements Comparable<ActId> {
    /** The first 128 bits of SHA-256 over what the act is: its batch, kind, moment, person and document. */
    public static ActId of(String batchId, ActKind kind, Instant doneAt, String by, String document) {
        MessageDigest hash = sha256();
        String[] parts = {batchId, kind.name(), Long.toString(doneAt.toEpochMilli()), by, document};
        for (String part : parts) {
            byte[] bytes = Objects.requireNonNull(part).getBytes(StandardCharsets.UTF_8);
            hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            hash.update(bytes);
        }
        ByteBuffer digest = ByteBuffer.wrap(hash.digest());
        return new ActId(digest.getLong(), digest.getLong());
    }

    /**
     * @param text 32 hexadecimal digits
     * @throws IllegalArgumentException if the text is no such id
     */
    public static ActId parse(String text) {
        if (text.length() != 32) {
            throw new IllegalArgumentException("an act's id has 32 hexadecimal digits: " + text);
        }
        return new ActId(Long.parseUnsignedLong(text, 0, 16, 16), Long.parseUnsignedLong(text, 16, 32, 16));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int compareTo(ActId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
