package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code mqtt: {broker: "tcp://host:1883", topic: lab/results, client: batchwatch-lab}}. */
final class MqttDoorReader {
    private static final Pattern BROKER = Pattern.compile("(tcp|ssl)://[^\\s/:]+:\\d{1,5}");
    private static final int LAST_PORT = 65_535;

    /** {@code +} and {@code #} are levels of their own, and nothing stands behind a {@code #}. */
    private static final Pattern TOPIC = Pattern.compile("(([^+#/]*|\\+)/)*([^+#/]*|\\+|#)");

    private final CheckedYaml yaml;

    MqttDoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> read(Entries settings) {
        yaml.onlyKnown(settings, Set.of("broker", "topic", "client", "user", "password_variable"));
        Optional<String> broker = yaml.needed(settings, "broker").filter(MqttDoorReader::isBroker);
        if (broker.isEmpty()) {
            yaml.problem(
                    settings.placeOf("broker"),
                    "应为 tcp://主机:1883 或 ssl://主机:8883（主机名中不能有下划线）",
                    "this should be tcp://host:1883 or ssl://host:8883, without _ in the host's name");
        }
        Optional<String> topic = yaml.needed(settings, "topic");
        if (topic.isPresent() && !TOPIC.matcher(topic.get()).matches()) {
            yaml.problem(
                    settings.placeOf("topic"),
                    "+ 与 # 须单独占一级，# 只能在最后",
                    "+ and # stand for a whole level, and # for the last one only");
        }
        Optional<String> client = yaml.needed(settings, "client");
        Optional<MqttDoor.Login> login = login(settings);
        return broker.flatMap(at -> topic.flatMap(what -> client.map(who -> new MqttDoor(at, what, who, login))));
    }

    /** Its client looks for the host as an address on the web has it. */
    private static boolean isBroker(String at) {
        if (!BROKER.matcher(at).matches()) {
            return false;
        }
        try {
            URI address = new URI(at);
            return address.getHost() != null && address.getPort() <= LAST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
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
