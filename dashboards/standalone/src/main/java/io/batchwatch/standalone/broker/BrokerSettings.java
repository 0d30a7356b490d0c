package io.batchwatch.standalone.broker;

import java.nio.file.Path;

/**
 * @param directory where the log lives; created and formatted when it is not there yet
 * @param port where clients connect on the loopback address; 0 for any free one
 */
public record BrokerSettings(Path directory, int port) {
    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }
}
