package io.batchwatch.gateway;

import io.batchwatch.gateway.http.HttpDoorSettings;
import io.batchwatch.gateway.intake.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;

/**
 * @param dataDirectory holds {@code inbox}, {@code receipts}, {@code archive} and {@code quarantine}
 * @param referenceDirectory holds the code books, and {@code partners} with the profiles
 * @param bootstrapServers of Kafka; the topics exist
 * @param zone of partners whose profile names none
 * @param http where results are pushed to
 */
public record GatewaySettings(
        Path dataDirectory,
        Path referenceDirectory,
        String bootstrapServers,
        ZoneId zone,
        Clock clock,
        Progress progress,
        HttpDoorSettings http) {
    public GatewaySettings {
        Objects.requireNonNull(dataDirectory);
        Objects.requireNonNull(referenceDirectory);
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(progress);
        Objects.requireNonNull(http);
    }
}
