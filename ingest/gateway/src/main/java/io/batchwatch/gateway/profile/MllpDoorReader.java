package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** {@code mllp: {listen: 2575, most_connections: 16, most_bytes: 1000000, tls: {key_store: /path, password: {env: NAME}}}}. */
final class MllpDoorReader {
    private static final int USUAL_CONNECTIONS = 16;
    private static final int USUAL_BYTES = 4 << 20;
    private static final int MOST_BYTES = 256 << 20;

    private final CheckedYaml yaml;

    MllpDoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> read(Entries settings) {
        yaml.onlyKnown(settings, Set.of("listen", "most_connections", "most_bytes", "tls"));
        int connections = (int) yaml.number(settings, "most_connections", USUAL_CONNECTIONS, 1, 1000);
        int bytes = (int) yaml.number(settings, "most_bytes", USUAL_BYTES, 1, MOST_BYTES);
        Optional<MllpDoor.Tls> tls = tls(settings);
        return yaml.needed(settings, "listen")
                .flatMap(given -> yaml.address(settings, "listen"))
                .map(at -> new MllpDoor(at, connections, bytes, tls));
    }

    private Optional<MllpDoor.Tls> tls(Entries settings) {
        if (settings.entry("tls").isEmpty()) {
            return Optional.empty();
        }
        Entries tls = yaml.entries(settings, "tls");
        yaml.onlyKnown(tls, Set.of("key_store", "password"));
        Optional<Path> store = yaml.path(tls, "key_store");
        Optional<Secret> password = yaml.secret(tls, "password");
        if (password.isEmpty()) {
            yaml.problem(tls.placeOf("password"), "缺少 password", "password is needed here");
        }
        return store.flatMap(file -> password.map(secret -> new MllpDoor.Tls(file, secret)));
    }
}
