package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import io.batchwatch.gateway.profile.YamlNode.Items;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what a profile says of doors: a list, each item one kind of door with its settings. */
final class DoorReader {
    private static final Duration STILL = Duration.ofSeconds(2);

    private final CheckedYaml yaml;
    private final Map<String, Function<Entries, Optional<PartnerDoor>>> kinds = new LinkedHashMap<>();

    DoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
        kinds.put("folder", this::folder);
        kinds.put("spool", new SpoolDoorReader(yaml)::read);
        kinds.put("astm", new AstmDoorReader(yaml)::read);
        kinds.put("mqtt", new MqttDoorReader(yaml)::read);
        kinds.put("signed", new SignedDoorReader(yaml)::read);
        kinds.put("kafka", new TopicDoorReader(yaml)::read);
        kinds.put("mllp", new MllpDoorReader(yaml)::read);
        kinds.put("sftp", new RemoteFolderReader(yaml)::sftp);
        kinds.put("ftp", new RemoteFolderReader(yaml)::ftp);
    }

    /** Each kind of door with the keys it may have: those that its reading asks for. */
    static Map<String, Set<String>> kindsAndKeys() {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (String kind : new DoorReader(new CheckedYaml("")).kinds.keySet()) {
            CheckedYaml asked = new CheckedYaml("");
            Optional<PartnerDoor> unused =
                    new DoorReader(asked).kinds.get(kind).apply(new Entries(new YamlNode.Place(1, 1), Map.of()));
            keys.put(kind, asked.known());
        }
        return keys;
    }

    List<PartnerDoor> doors(Entries root) {
        List<PartnerDoor> doors = new ArrayList<>();
        root.entry("doors").ifPresent(entry -> {
            if (entry.value() instanceof Items items) {
                items.items().forEach(item -> door(item).ifPresent(doors::add));
            } else {
                yaml.problem(entry.value().place(), "应为一个列表", "this should be a list");
            }
        });
        return doors;
    }

    private Optional<PartnerDoor> door(YamlNode item) {
        if (item instanceof Entries entries && entries.entries().size() == 1) {
            String kind = entries.entries().keySet().iterator().next();
            if (kinds.containsKey(kind)) {
                return kinds.get(kind).apply(yaml.entries(entries, kind));
            }
        }
        yaml.problem(
                item.place(),
                "应为一种入口及其设置，可用：" + kinds.keySet(),
                "this should be one kind of door with its settings: one of " + kinds.keySet());
        return Optional.empty();
    }

    private Optional<PartnerDoor> folder(Entries settings) {
        yaml.onlyKnown(settings, Set.of("path", "still"));
        Optional<Path> path = yaml.path(settings, "path");
        Duration still = yaml.duration(settings, "still").orElse(STILL);
        return path.map(folder -> new PartnerDoor.Folder(folder, still));
    }
}
