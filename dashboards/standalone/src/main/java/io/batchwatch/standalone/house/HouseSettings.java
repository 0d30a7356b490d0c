package io.batchwatch.standalone.house;

import io.batchwatch.board.bulletin.Publishing;
import io.batchwatch.gateway.http.HttpDoorSettings;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a house is opened with.
 *
 * @param port of the board; 0 for any free one
 * @param kafkaPort where others can read the topics; 0 for any free one
 * @param parallelism how many tasks of a kind work side by side, at least 1
 * @param zone days are days of this zone
 * @param ingest where results are pushed to
 * @param environment of the process; secrets may be there
 * @param publishing how the board tells the public; empty if it tells it nothing
 */
public record HouseSettings(
        DataDirectory data,
        int port,
        int kafkaPort,
        int parallelism,
        ZoneId zone,
        Clock clock,
        HttpDoorSettings ingest,
        Map<String, String> environment,
        Optional<Publishing> publishing) {
    public HouseSettings {
        Objects.requireNonNull(data);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(ingest);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(publishing);
    }

    /** What it stands on. */
    public FoundationSettings foundation() {
        return new FoundationSettings(data, kafkaPort, parallelism, zone, clock);
    }
}
