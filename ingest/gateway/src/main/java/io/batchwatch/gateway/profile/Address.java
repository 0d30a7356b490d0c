package io.batchwatch.gateway.profile;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something listens.
 *
 * @param host its name or number; to listen on all of this machine's, {@code 0.0.0.0}
 * @param port from 0, which is any that is free, to 65535
 */
public record Address(String host, int port) {
    private static final String ANY = "0.0.0.0";
    private static final int HIGHEST = 65_535;
    private static final Pattern WRITTEN = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]:|([A-Za-z0-9._-]+):)?(\\d{1,5})");

    public Address {
        Objects.requireNonNull(host);
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    /** Written as {@code 9100}, {@code host:9100} or {@code [::1]:9100}; empty if it is not. */
    static Optional<Address> of(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches() || Integer.parseInt(written.group(3)) > HIGHEST) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(written.group(1))
                .or(() -> Optional.ofNullable(written.group(2)))
                .orElse(ANY);
        return Optional.of(new Address(host, Integer.parseInt(written.group(3))));
    }

    /** True where no host was written. */
    boolean isAnyHost() {
        return host.equals(ANY);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
