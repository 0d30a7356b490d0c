package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.util.Optional;
import java.util.Set;

/** {@code astm: {listen: 9100}} or {@code astm: {connect: host:9100}}. */
final class AstmDoorReader {
    private final CheckedYaml yaml;

    AstmDoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> read(Entries settings) {
        yaml.onlyKnown(settings, Set.of("listen", "connect"));
        Optional<Address> listen = yaml.address(settings, "listen");
        Optional<Address> connect = yaml.address(settings, "connect");
        if (settings.entries().containsKey("listen") == settings.entries().containsKey("connect")) {
            yaml.problem(settings.place(), "应为 listen 或 connect 之一", "this should be one of listen and connect");
            return Optional.empty();
        }
        return listen.<PartnerDoor>map(at -> new AstmDoor(new AstmDoor.Side.Listen(at)))
                .or(() -> connect.map(to -> new AstmDoor(new AstmDoor.Side.Call(to))));
    }
}
