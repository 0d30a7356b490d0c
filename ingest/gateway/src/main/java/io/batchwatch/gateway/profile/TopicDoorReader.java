package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code kafka: {servers: "host:9092", topic: results, group: batchwatch}}. */
final class TopicDoorReader {
    private static final String USUAL_GROUP = "batchwatch";
    private static final Pattern SERVERS = Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private final CheckedYaml yaml;

    TopicDoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> read(Entries settings) {
        yaml.onlyKnown(settings, Set.of("servers", "topic", "group"));
        Optional<String> servers = fitting(
                settings,
                "servers",
                SERVERS,
                "应为“主机:端口”，多个以逗号分隔",
                "this should be host:port, several separated by commas");
        Optional<String> topic = fitting(settings, "topic", NAME, "不是主题名称", "this is no name of a topic");
        String group = yaml.text(settings, "group").orElse(USUAL_GROUP);
        return servers.flatMap(where -> topic.map(what -> new TopicDoor(where, what, group)));
    }

    private Optional<String> fitting(Entries settings, String key, Pattern form, String zh, String en) {
        Optional<String> text = yaml.needed(settings, key);
        Optional<String> fitting = text.filter(value -> form.matcher(value).matches());
        if (text.isPresent() && fitting.isEmpty()) {
            yaml.problem(settings.placeOf(key), zh, en);
        }
        return fitting;
    }
}
