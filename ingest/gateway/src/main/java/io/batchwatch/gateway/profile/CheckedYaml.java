package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import io.batchwatch.gateway.profile.YamlNode.Entry;
import io.batchwatch.gateway.profile.YamlNode.Items;
import io.batchwatch.gateway.profile.YamlNode.Place;
import io.batchwatch.gateway.profile.YamlNode.Text;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes values out of YAML, and notes each one that is not what it should be; reading goes on with what is usual. */
final class CheckedYaml {
    private final String file;
    private final List<ProfileProblem> problems = new ArrayList<>();
    private final Set<String> allKnown = new TreeSet<>();

    /**
     * @param file its name, for messages
     */
    CheckedYaml(String file) {
        this.file = file;
    }

    List<ProfileProblem> problems() {
        return problems;
    }

    void problem(Place place, String zh, String en) {
        problems.add(new ProfileProblem(file, place.line(), place.column(), zh, en));
    }

    /** All keys that were said to be known so far. */
    Set<String> known() {
        return Set.copyOf(allKnown);
    }

    void onlyKnown(Entries from, Set<String> known) {
        allKnown.addAll(known);
        from.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problem(entry.keyPlace(), "没有“" + key + "”这一项", "there is no key '" + key + "' here");
            }
        });
    }

    Entries entries(Entries from, String key) {
        Optional<Entry> entry = from.entry(key);
        if (entry.isPresent() && entry.get().value() instanceof Entries entries) {
            return entries;
        }
        entry.ifPresent(other -> problem(other.value().place(), "应为“键: 值”", "this should be keys with values"));
        return new Entries(from.place(), Map.of());
    }

    Optional<String> text(Entries from, String key) {
        return from.entry(key).flatMap(entry -> textOf(entry.value()));
    }

    /** The text of a value, where it is one. */
    Optional<String> textOf(YamlNode node) {
        if (node instanceof Text text) {
            return Optional.of(text.text());
        }
        problem(node.place(), "应为一个值", "this should be one value");
        return Optional.empty();
    }

    /** A text that must be there, and is not blank. */
    Optional<String> needed(Entries from, String key) {
        Optional<String> text = text(from, key).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            problem(from.placeOf(key), "缺少 " + key, key + " is needed here");
        }
        return text;
    }

    /** An absolute path that must be there. */
    Optional<Path> path(Entries from, String key) {
        Optional<Path> path = needed(from, key).map(Path::of);
        if (path.isPresent() && !path.get().isAbsolute()) {
            problem(from.placeOf(key), "应为绝对路径", "this should be an absolute path");
        }
        return path.filter(Path::isAbsolute);
    }

    /** {@code {env: NAME}} or {@code {file: /path}}; whoever writes the secret itself is told not to. */
    Optional<Secret> secret(Entries from, String key) {
        Optional<Entry> entry = from.entry(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (entry.get().value() instanceof Entries where && where.entries().size() == 1) {
            onlyKnown(where, Set.of("env", "file"));
            return where.entry("env").isPresent()
                    ? needed(where, "env").map(Secret.FromEnvironment::new)
                    : path(where, "file").map(Secret.FromFile::new);
        }
        problem(
                entry.get().value().place(),
                "密码和密钥不写在配置文件中：请写 {env: 变量名} 或 {file: 绝对路径}",
                "a secret does not stand in a profile: write {env: VARIABLE} or {file: /absolute/path}");
        return Optional.empty();
    }

    Optional<Address> address(Entries from, String key) {
        Optional<String> text = text(from, key);
        Optional<Address> address = text.flatMap(Address::of);
        if (text.isPresent() && address.isEmpty()) {
            problem(
                    from.placeOf(key),
                    "应为端口或“主机:端口”，如 9100、10.0.0.7:9100",
                    "this should be a port or host:port, such as 9100 or 10.0.0.7:9100");
        }
        return address;
    }

    List<String> texts(Entries from, String key) {
        return from.entry(key).map(entry -> textsOf(entry.value())).orElse(List.of());
    }

    List<String> textsOf(YamlNode node) {
        if (node instanceof Text text) {
            return List.of(text.text());
        }
        List<String> texts = new ArrayList<>();
        if (node instanceof Items items) {
            for (YamlNode item : items.items()) {
                textOf(item).ifPresent(texts::add);
            }
        } else {
            problem(node.place(), "应为一个值或一列值", "this should be a value or a list of values");
        }
        return texts;
    }

    long number(Entries from, String key, long usual, long least, long most) {
        return text(from, key)
                .map(text -> {
                    try {
                        long number = Long.parseLong(text);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // told below
                    }
                    problem(
                            from.placeOf(key),
                            "应为 " + least + " 至 " + most + " 的整数",
                            "this should be a whole number from " + least + " to " + most);
                    return usual;
                })
                .orElse(usual);
    }

    <T> T oneOf(Entries from, String key, Map<String, T> known, T usual) {
        return text(from, key)
                .map(text -> {
                    T meaning = known.get(text);
                    if (meaning == null) {
                        problem(from.placeOf(key), "可用：" + known.keySet(), "this should be one of " + known.keySet());
                    }
                    return meaning == null ? usual : meaning;
                })
                .orElse(usual);
    }

    Optional<Duration> duration(Entries from, String key) {
        Optional<String> text = text(from, key);
        Optional<Duration> duration = text.flatMap(CheckedYaml::duration);
        if (text.isPresent() && duration.isEmpty()) {
            problem(from.placeOf(key), "应为 P1D、PT12H 这样的时长", "this should be a duration such as P1D or PT12H");
        }
        return duration;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> duration.toMillis() > 0);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
