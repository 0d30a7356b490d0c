package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code mqtt: {broker: "tcp://host:1883", topic: lab/results, client: batchwatch-lab}}. */
final class MqttDoorReader {
    private static final Pattern BROKER = Pattern.compile("(tcp|ssl)://[^\\s/:]+:\\d{1,5}");

    private final CheckedYaml yaml;

    MqttDoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> read(Entries settings) {
        yaml.onlyKnown(settings, Set.of("broker", "topic", "client", "user", "password_variable"));
        Optional<String> broker =
                yaml.needed(settings, "broker").filter(at -> BROKER.matcher(at).matches());
        if (broker.isEmpty()) {
            yaml.problem(
                    settings.placeOf("broker"),
                    "应为 tcp://主机:1883 或 ssl://主机:8883",
                    "this should be tcp://host:1883 or ssl://host:8883");
        }
        Optional<String> topic = yaml.needed(settings, "topic");
        Optional<String> client = yaml.needed(settings, "client");
        Optional<MqttDoor.Login> login = login(settings);
        return broker.flatMap(at -> topic.flatMap(what -> client.map(who -> new MqttDoor(at, what, who, login))));
    }

    private Optional<MqttDoor.Login> login(Entries settings) {
        Optional<String> user = yaml.text(settings, "user");
        Optional<String> variable = yaml.text(settings, "password_variable");
        if (user.isPresent() != variable.isPresent()) {
            yaml.problem(settings.place(), "user 与 password_variable 须同时给出", "user and password_variable go together");
        }
        return user.flatMap(name -> variable.map(password -> new MqttDoor.Login(name, password)));
    }
}
