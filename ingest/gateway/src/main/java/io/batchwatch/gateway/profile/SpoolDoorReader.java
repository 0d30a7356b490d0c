package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** {@code spool: {path: /var/spool/line, still: PT1S, header_lines: 1}}. */
final class SpoolDoorReader {
    private static final Duration STILL = Duration.ofSeconds(1);
    private static final int MOST_HEADER_LINES = 50;

    private final CheckedYaml yaml;

    SpoolDoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> read(Entries settings) {
        yaml.onlyKnown(settings, Set.of("path", "still", "header_lines"));
        Duration still = yaml.duration(settings, "still").orElse(STILL);
        int headerLines = (int) yaml.number(settings, "header_lines", 1, 0, MOST_HEADER_LINES);
        return yaml.path(settings, "path").map(path -> new SpoolDoor(path, still, headerLines));
    }
}
