package io.batchwatch.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * How a result came to us.
 *
 * @param transport {@code file}, {@code http}, {@code sftp} …
 * @param file the file's or message's name, as sent
 * @param contentHash SHA-256 of the bytes kept, 64 hexadecimal digits
 * @param line physical line of the row's start, counted from 1
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
        String profile) {
    public Provenance {
        if (partner.isEmpty()) {
            throw new IllegalArgumentException("a result comes from a partner");
        }
        Objects.requireNonNull(transport);
        Objects.requireNonNull(file);
        Objects.requireNonNull(contentHash);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(profile);
    }
}
