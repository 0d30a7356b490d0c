package io.batchwatch.standalone.house;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;

/**
 * @param kafkaPort where others can read the topics; 0 for any free one
 * @param parallelism how many tasks of a kind work side by side, at least 1
 * @param zone days are days of this zone
 */
public record FoundationSettings(DataDirectory data, int kafkaPort, int parallelism, ZoneId zone, Clock clock) {
    public FoundationSettings {
        Objects.requireNonNull(data);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(clock);
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism is at least 1, not " + parallelism);
        }
    }
}
