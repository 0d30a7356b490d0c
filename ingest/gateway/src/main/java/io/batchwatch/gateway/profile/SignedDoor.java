package io.batchwatch.gateway.profile;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Messages over HTTP that carry a signature instead of a key, as cloud readers send them: JSON objects in which one field
 * signs others, a moment and a number used once among them.
 *
 * @param fields that are signed, in their order; a field that a message does not have counts as empty
 * @param join what stands between their values
 * @param secretVariable the environment variable that holds the secret: a profile is no place for one
 * @param window how far a message's moment may lie from ours
 */
public record SignedDoor(
        Algorithm algorithm,
        List<String> fields,
        String join,
        String signature,
        String timestamp,
        String nonce,
        String secretVariable,
        Duration window)
        implements PartnerDoor {
    /** How fields and secret become a signature, in hexadecimal digits or Base64. */
    public enum Algorithm {
        HMAC_SHA256,
        /** A digest over the fields and then the secret, as older platforms have it. */
        SHA256,
        MD5
    }

    public SignedDoor {
        Objects.requireNonNull(algorithm);
        fields = List.copyOf(fields);
        Objects.requireNonNull(join);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(secretVariable);
        Objects.requireNonNull(window);
        if (!fields.contains(timestamp) || !fields.contains(nonce)) {
            throw new IllegalArgumentException("a moment and a nonce that are not signed protect nobody");
        }
    }

    @Override
    public String transport() {
        return "http";
    }

    @Override
    public <T> T as(Kinds<T> kinds) {
        return kinds.signed(this);
    }
}
