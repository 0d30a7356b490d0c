package io.batchwatch.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * How a result came to us.
 *
 * @param transport {@code file}, {@code http}, {@code sftp} …
 * @param file the file's or message's name, as sent
 * @param contentHash SHA-256 of the bytes kept, 64 hexadecimal digits
 * @param line tells the row from all others of its file, counted from 1: the physical line of its start, or the row's number
 * @param receivedAt when the bytes were first kept
 * @param profile the partner profile that read the row, as {@code name@version}
 */
public record Provenance(
        String partner,
        String transport,
        String file,
        String contentHash,
        long line,
        Instant receivedAt,
        String profile,
        Reading reading) {
    public Provenance {
        if (partner.isEmpty()) {
            throw new IllegalArgumentException("a result comes from a partner");
        }
        Objects.requireNonNull(transport);
        Objects.requireNonNull(file);
        Objects.requireNonNull(contentHash);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(reading);
    }

    /** Of the first reading of the bytes. */
    public Provenance(
            String partner,
            String transport,
            String file,
            String contentHash,
            long line,
            Instant receivedAt,
            String profile) {
        this(partner, transport, file, contentHash, line, receivedAt, profile, Reading.FIRST);
    }

    /** The same for another row of the file. */
    public Provenance at(long otherLine) {
        return new Provenance(partner, transport, file, contentHash, otherLine, receivedAt, profile, reading);
    }

    /** The same for another reading of the file. */
    public Provenance in(Reading other) {
        return new Provenance(partner, transport, file, contentHash, line, receivedAt, profile, other);
    }
}
