package io.batchwatch.board;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;

/**
 * @param host to listen on; loopback unless the operator says otherwise
 * @param port 0 for any free one
 * @param bootstrapServers of Kafka; the topics exist
 * @param referenceDirectory where the names of codes come from
 * @param zone days are days of this zone
 */
public record BoardSettings(
        String host, int port, String bootstrapServers, Path referenceDirectory, ZoneId zone, Clock clock) {
    public static final String LOOPBACK = "127.0.0.1";

    public BoardSettings {
        Objects.requireNonNull(host);
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(referenceDirectory);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(clock);
    }
}
