package io.batchwatch.webhooks.subscriber;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bytes that sign, written as Standard Webhooks writes them: {@code whsec_} and Base64 of 24 to 64 bytes. */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int NEW_BYTES = 32;

    private final byte[] bytes;

    private SigningSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws UnusableSecretException if it is written otherwise
     */
    public static SigningSecret of(String written) throws UnusableSecretException {
        if (!written.startsWith(PREFIX)) {
            throw new UnusableSecretException("a secret begins with " + PREFIX);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(written.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new UnusableSecretException("a secret is Base64 behind " + PREFIX);
        }
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new UnusableSecretException("a secret has %d to %d bytes".formatted(LEAST_BYTES, MOST_BYTES));
        }
        return new SigningSecret(bytes);
    }

    /** A new one, as it is to be written. */
    public static String random() {
        byte[] bytes = new byte[NEW_BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** HMAC-SHA256. */
    public byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
