package io.batchwatch.gateway.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key in the only moment in which it is known.
 *
 * @param text what the partner is given, and nobody else: {@code bw-<id>-<256 random bits>}
 */
public record NewKey(String text, KeptKey kept) {
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int ID_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static NewKey of(String partner, KeyRight right, Instant now, Optional<Instant> expires) {
        String id = HexFormat.of().formatHex(random(ID_BYTES));
        String text = "bw-" + id + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        String salt = HexFormat.of().formatHex(random(SALT_BYTES));
        String digest = HexFormat.of().formatHex(digest(salt, text));
        return new NewKey(text, new KeptKey(id, partner, right, salt, digest, now, expires, Optional.empty()));
    }

    static byte[] digest(String salt, String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt.getBytes(StandardCharsets.UTF_8));
            return sha.digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
