package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import io.batchwatch.gateway.profile.YamlNode.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known beforehand of a widespread kind of sender: {@code like: <name>} in a profile takes over all that the
 * profile does not say itself.
 */
final class Presets {
    /** Each is {@code /presets/<name>.yaml} among the resources. */
    static final List<String> NAMES = List.of(
            "sampling-notice",
            "sampling-form",
            "uk-hse",
            "counter-anhui",
            "counter-shandong",
            "counter-jiangsu",
            "provincial-guangdong",
            "cloud-reader",
            "card-reader",
            "ssd2",
            "fhir");

    private Presets() {}

    static String content(String name) {
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Key by key, at every depth; what the profile says comes first. */
    static Entries merged(Entries own, Entries preset) {
        Map<String, Entry> entries = new LinkedHashMap<>(preset.entries());
        own.entries()
                .forEach((key, entry) -> entries.merge(
                        key,
                        entry,
                        (below, above) ->
                                above.value() instanceof Entries upper && below.value() instanceof Entries lower
                                        ? new Entry(above.keyPlace(), merged(upper, lower))
                                        : above));
        return new Entries(own.place(), entries);
    }
}
