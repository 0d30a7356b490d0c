package io.batchwatch.gateway.key;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is kept of a key: enough to know it again, not enough to make it.
 *
 * @param id stands in the key as well, so that a person can tell keys apart without seeing one
 * @param partner whose results it reports, or the office whose acts
 * @param right what it opens
 * @param salt of the digest, hexadecimal
 * @param digest SHA-256 over salt and key, hexadecimal: a key is 256 random bits, so nobody tries them out
 * @param expires from then on it opens nothing; empty: never
 * @param revoked when it was taken back; empty if it was not
 */
public record KeptKey(
        String id,
        String partner,
        KeyRight right,
        String salt,
        String digest,
        Instant added,
        Optional<Instant> expires,
        Optional<Instant> revoked) {
    public KeptKey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(partner);
        Objects.requireNonNull(right);
        Objects.requireNonNull(salt);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(added);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(revoked);
    }

    /** True if it opens its partner's door at that moment. */
    public boolean isValidAt(Instant moment) {
        return revoked.isEmpty() && expires.filter(end -> !moment.isBefore(end)).isEmpty();
    }

    KeptKey revokedAt(Instant moment) {
        return new KeptKey(id, partner, right, salt, digest, added, expires, Optional.of(moment));
    }

    /** Its digest and salt are nobody's business, not even a log's. */
    @Override
    public String toString() {
        return partner + " " + id;
    }
}
