package io.batchwatch.gateway.http;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the HTTP door is, and how it is locked. Nobody comes in without a key, wherever it is.
 *
 * @param address to listen on; {@link #LOOPBACK} unless others than this machine are to push results
 * @param port 0 for any that is free
 * @param certificates empty for plain HTTP
 * @param mostBytes of one message, unpacked
 */
public record HttpDoorSettings(String address, int port, Optional<Certificates> certificates, int mostBytes) {
    public static final String LOOPBACK = "127.0.0.1";
    /** A message is held in memory: whoever has more to say drops a file, or says it in parts. */
    public static final int USUAL_MOST_BYTES = 32 << 20;

    public HttpDoorSettings {
        Objects.requireNonNull(address);
        Objects.requireNonNull(certificates);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
        if (mostBytes < 1) {
            throw new IllegalArgumentException("a message has at least one byte");
        }
    }

    /** On this machine only, plain HTTP. */
    public static HttpDoorSettings onLoopback(int port) {
        return new HttpDoorSettings(LOOPBACK, port, Optional.empty(), USUAL_MOST_BYTES);
    }
}
