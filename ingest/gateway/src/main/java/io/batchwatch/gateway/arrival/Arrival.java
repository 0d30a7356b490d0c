package io.batchwatch.gateway.arrival;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * Bytes that came once, and are kept.
 *
 * @param id names this arrival for good, also when it is taken up again after a crash
 * @param partner who sent them
 * @param transport the door they came through
 * @param file path below that folder, with {@code /} between its parts
 * @param contentHash SHA-256, 64 hexadecimal digits
 * @param receivedAt when they were first kept
 * @param kept where they are kept
 * @param size in bytes
 */
public record Arrival(
        String id,
        String partner,
        String transport,
        String file,
        String contentHash,
        Instant receivedAt,
        Path kept,
        long size) {
    public Arrival {
        Objects.requireNonNull(id);
        Objects.requireNonNull(partner);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(file);
        Objects.requireNonNull(contentHash);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(kept);
    }
}
