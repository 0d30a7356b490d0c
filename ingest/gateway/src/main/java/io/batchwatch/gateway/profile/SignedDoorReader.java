package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code signed: {fields: [device_sn, timestamp, nonce], secret_variable: READER_SECRET}}. */
final class SignedDoorReader {
    private static final Duration USUAL_WINDOW = Duration.ofMinutes(5);
    private static final Map<String, SignedDoor.Algorithm> ALGORITHMS = Map.of(
            "hmac-sha256", SignedDoor.Algorithm.HMAC_SHA256,
            "sha256", SignedDoor.Algorithm.SHA256,
            "md5", SignedDoor.Algorithm.MD5);

    private final CheckedYaml yaml;

    SignedDoorReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> read(Entries settings) {
        yaml.onlyKnown(
                settings,
                Set.of("algorithm", "fields", "join", "signature", "timestamp", "nonce", "secret_variable", "window"));
        List<String> fields = yaml.texts(settings, "fields");
        String timestamp = yaml.text(settings, "timestamp").orElse("timestamp");
        String nonce = yaml.text(settings, "nonce").orElse("nonce");
        boolean areSigned = fields.contains(timestamp) && fields.contains(nonce);
        if (!areSigned) {
            yaml.problem(
                    settings.placeOf("fields"),
                    "fields 中应包含 " + timestamp + " 和 " + nonce,
                    "fields should hold " + timestamp + " and " + nonce + ": what is not signed protects nobody");
        }
        Optional<String> secret = yaml.needed(settings, "secret_variable");
        return secret.filter(variable -> areSigned)
                .map(variable -> new SignedDoor(
                        yaml.oneOf(settings, "algorithm", ALGORITHMS, SignedDoor.Algorithm.HMAC_SHA256),
                        fields,
                        yaml.text(settings, "join").orElse(""),
                        yaml.text(settings, "signature").orElse("sign"),
                        timestamp,
                        nonce,
                        variable,
                        yaml.duration(settings, "window").orElse(USUAL_WINDOW)));
    }
}
