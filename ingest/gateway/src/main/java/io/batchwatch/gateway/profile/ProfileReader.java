package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.arrival.Hashing;
import io.batchwatch.gateway.profile.YamlNode.Entries;
import io.batchwatch.gateway.profile.YamlNode.Entry;
import io.batchwatch.gateway.profile.YamlNode.Items;
import io.batchwatch.gateway.profile.YamlNode.Place;
import io.batchwatch.gateway.profile.YamlNode.Text;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a profile, and finds all that is wrong with it rather than the first thing. */
final class ProfileReader {
    private static final Set<String> KEYS = Set.of(
            "partner",
            "version",
            "title",
            "format",
            "zone",
            "dates",
            "decimal",
            "columns",
            "constants",
            "defaults",
            "codes",
            "prose",
            "expected_interval",
            "most_bytes");
    private static final Set<String> FORMAT_KEYS = Set.of("type", "charset", "delimiter", "skip_lines");
    private static final Map<String, Character> DELIMITERS =
            Map.of(",", ',', "comma", ',', ";", ';', "semicolon", ';', "tab", '\t', "|", '|', "bar", '|');
    private static final long MOST_BYTES = 4L << 30;

    private final String file;
    private final List<ProfileProblem> problems = new ArrayList<>();

    private ProfileReader(String file) {
        this.file = file;
    }

    /**
     * @param file its name, for messages
     * @param partner whose profile it must be
     * @param zone where the profile names none
     * @throws ProfileException with every problem
     */
    static Profile read(String file, String content, String partner, ZoneId zone) throws ProfileException {
        YamlNode root = YamlNode.parse(file, content);
        ProfileReader reader = new ProfileReader(file);
        Optional<Profile> profile = root instanceof Entries entries
                ? Optional.of(reader.profile(entries, partner, Hashing.sha256(content), zone))
                : Optional.empty();
        if (profile.isEmpty()) {
            reader.problem(root.place(), "应为“键: 值”", "this should be keys with values");
        }
        if (!reader.problems.isEmpty()) {
            throw new ProfileException(reader.problems);
        }
        return profile.get();
    }

    private Profile profile(Entries root, String partner, String fingerprint, ZoneId usualZone) {
        onlyKnown(root, KEYS);
        Entries format = entries(root, "format");
        onlyKnown(format, FORMAT_KEYS);
        oneOf(format, "type", Map.of("csv", "csv"), "csv");
        String named = text(root, "partner").orElse("");
        if (!named.equals(partner)) {
            problem(
                    place(root, "partner"),
                    "partner 应为 " + partner,
                    "partner should be " + partner + ", as the file's name says");
        }
        return new Profile(
                partner,
                (int) number(root, "version", 1, 1, 1_000_000),
                fingerprint,
                text(format, "charset").filter(name -> isCharset(format, name)),
                text(format, "delimiter").map(name -> oneOf(format, "delimiter", DELIMITERS, ',')),
                (int) number(format, "skip_lines", 0, 0, 1000),
                zone(root, usualZone),
                dates(root),
                oneOf(root, "decimal", Map.of("point", false, "comma", true), false),
                columns(root),
                words(root, "constants"),
                words(root, "defaults"),
                codes(root),
                oneOf(root, "prose", Map.of("keep", true, "refuse", false), false),
                interval(root),
                number(root, "most_bytes", MOST_BYTES, 1, Long.MAX_VALUE));
    }

    private Map<Field, List<Profile.Column>> columns(Entries root) {
        Map<Field, List<Profile.Column>> columns = new EnumMap<>(Field.class);
        entries(root, "columns").entries().forEach((key, entry) -> field(key, entry)
                .ifPresent(field -> {
                    if (entry.value() instanceof Entries joined) {
                        onlyKnown(joined, Set.of("join"));
                        columns.put(
                                field,
                                texts(joined, "join").stream()
                                        .map(name -> new Profile.Column(List.of(name)))
                                        .toList());
                    } else {
                        columns.put(field, List.of(new Profile.Column(textsOf(entry.value()))));
                    }
                }));
        return columns;
    }

    private Map<Field, String> words(Entries root, String key) {
        Map<Field, String> words = new EnumMap<>(Field.class);
        entries(root, key).entries().forEach((name, entry) -> field(name, entry).ifPresent(field -> {
            if (entry.value() instanceof Text text) {
                words.put(field, text.text());
            } else {
                problem(entry.value().place(), "应为一个值", "this should be one value");
            }
        }));
        return words;
    }

    private Map<Field, Map<String, String>> codes(Entries root) {
        Map<Field, Map<String, String>> codes = new EnumMap<>(Field.class);
        entries(root, "codes").entries().forEach((name, entry) -> field(name, entry)
                .ifPresent(field -> {
                    if (!(entry.value() instanceof Entries words)) {
                        problem(entry.value().place(), "应为“写法: 代码”", "this should be words with codes");
                        return;
                    }
                    Map<String, String> own = new LinkedHashMap<>();
                    words.entries()
                            .forEach((word, code) ->
                                    own.put(word, code.value() instanceof Text text ? text.text() : ""));
                    FieldCodes.problem(field, own)
                            .ifPresent(wrong -> problem(
                                    words.entries().get(wrong).value().place(),
                                    "没有这个代码，可用：" + FieldCodes.allowed(field),
                                    "there is no such code; there are: " + FieldCodes.allowed(field)));
                    codes.put(field, Map.copyOf(own));
                }));
        return codes;
    }

    private Optional<Field> field(String key, Entry entry) {
        Optional<Field> field = Field.ofColumn(key);
        if (field.isEmpty()) {
            problem(entry.keyPlace(), "没有“" + key + "”这一列", "there is no column '" + key + "' in the canonical CSV");
        }
        return field;
    }

    private ZoneId zone(Entries root, ZoneId usual) {
        return text(root, "zone")
                .map(name -> {
                    try {
                        return ZoneId.of(name);
                    } catch (DateTimeException e) {
                        problem(place(root, "zone"), "没有这个时区", "there is no such time zone");
                        return usual;
                    }
                })
                .orElse(usual);
    }

    private List<String> dates(Entries root) {
        List<String> patterns = texts(root, "dates");
        for (String pattern : patterns) {
            if (!isDatePattern(pattern)) {
                problem(place(root, "dates"), "日期格式有误：" + pattern, "no pattern of a date: " + pattern);
            }
        }
        return patterns;
    }

    private static boolean isDatePattern(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern).getResolverFields() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<Duration> interval(Entries root) {
        return text(root, "expected_interval").flatMap(text -> {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeException e) {
                problem(
                        place(root, "expected_interval"),
                        "应为 P1D、PT12H 这样的时长",
                        "this should be a duration such as P1D or PT12H");
                return Optional.empty();
            }
        });
    }

    private boolean isCharset(Entries format, String name) {
        try {
            if (Charset.isSupported(name)) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            // no legal name of a charset: told below like one that is not known
        }
        problem(place(format, "charset"), "没有这个字符编码", "there is no such charset");
        return false;
    }

    private long number(Entries from, String key, long usual, long least, long most) {
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
                            place(from, key),
                            "应为 " + least + " 至 " + most + " 的整数",
                            "this should be a whole number from " + least + " to " + most);
                    return usual;
                })
                .orElse(usual);
    }

    private <T> T oneOf(Entries from, String key, Map<String, T> known, T usual) {
        return text(from, key)
                .map(text -> {
                    T meaning = known.get(text);
                    if (meaning == null) {
                        problem(place(from, key), "可用：" + known.keySet(), "this should be one of " + known.keySet());
                    }
                    return meaning == null ? usual : meaning;
                })
                .orElse(usual);
    }

    private Entries entries(Entries from, String key) {
        Optional<Entry> entry = from.entry(key);
        if (entry.isPresent() && entry.get().value() instanceof Entries entries) {
            return entries;
        }
        entry.ifPresent(other -> problem(other.value().place(), "应为“键: 值”", "this should be keys with values"));
        return new Entries(from.place(), Map.of());
    }

    private Optional<String> text(Entries from, String key) {
        Optional<Entry> entry = from.entry(key);
        if (entry.isPresent() && !(entry.get().value() instanceof Text)) {
            problem(entry.get().value().place(), "应为一个值", "this should be one value");
        }
        return entry.flatMap(found -> found.value() instanceof Text text ? Optional.of(text.text()) : Optional.empty());
    }

    private List<String> texts(Entries from, String key) {
        return from.entry(key).map(entry -> textsOf(entry.value())).orElse(List.of());
    }

    private List<String> textsOf(YamlNode node) {
        if (node instanceof Text text) {
            return List.of(text.text());
        }
        List<String> texts = new ArrayList<>();
        if (node instanceof Items items) {
            for (YamlNode item : items.items()) {
                if (item instanceof Text text) {
                    texts.add(text.text());
                } else {
                    problem(item.place(), "应为一个值", "this should be one value");
                }
            }
        } else {
            problem(node.place(), "应为一个值或一列值", "this should be a value or a list of values");
        }
        return texts;
    }

    private void onlyKnown(Entries from, Set<String> known) {
        from.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problem(entry.keyPlace(), "没有“" + key + "”这一项", "there is no key '" + key + "' here");
            }
        });
    }

    private static Place place(Entries from, String key) {
        return from.entry(key).map(entry -> entry.value().place()).orElse(from.place());
    }

    private void problem(Place place, String zh, String en) {
        problems.add(new ProfileProblem(file, place.line(), place.column(), zh, en));
    }
}
