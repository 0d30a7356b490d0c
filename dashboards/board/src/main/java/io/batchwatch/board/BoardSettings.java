package io.batchwatch.board;

import io.batchwatch.board.bulletin.Publishing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a board needs to know.
 *
 * @param host the address to listen on; {@link #LOOPBACK} unless the board is meant to be seen from elsewhere: it asks
 *     nobody for a password
 * @param port 0 for any that is free
 * @param bootstrapServers Kafka's, as {@code host:port}, separated by commas
 * @param referenceDirectory where the names are; a missing file leaves codes without names
 * @param zone whose days the days of sampling are
 * @param publishing how the public is told; empty if it is told nothing
 */
public record BoardSettings(
        String host,
        int port,
        String bootstrapServers,
        Path referenceDirectory,
        ZoneId zone,
        Clock clock,
        Optional<Publishing> publishing) {
    public static final String LOOPBACK = "127.0.0.1";

    public BoardSettings {
        Objects.requireNonNull(host);
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(referenceDirectory);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(publishing);
        if (host.isBlank()) {
            throw new IllegalArgumentException("a board listens on some host");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(port + " is no port");
        }
    }
}
