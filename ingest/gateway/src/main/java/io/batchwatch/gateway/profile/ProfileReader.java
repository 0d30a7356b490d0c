package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.arrival.Hashing;
import io.batchwatch.gateway.profile.YamlNode.Entries;
import io.batchwatch.gateway.profile.YamlNode.Entry;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a profile, and finds all that is wrong with it rather than the first thing. */
final class ProfileReader {
    static final Set<String> KEYS = ProfileKeys.names(ProfileKeys.ALL);
    static final Set<String> FORMAT_KEYS = ProfileKeys.names(ProfileKeys.FORMAT);
    /** Between a profile's own text and its preset's, where both are kept as one. */
    private static final String PRESET_MARK = "\n--- # preset\n";

    private static final long MOST_BYTES = 4L << 30;

    private static final ZonedDateTime ANY_EVENING = ZonedDateTime.of(2026, 3, 14, 20, 30, 40, 0, ZoneOffset.UTC);

    private final CheckedYaml yaml;

    private ProfileReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    /**
     * @param file its name, for messages
     * @param content as it stands in the file, or as {@link Profile#text} keeps it
     * @param partner whose profile it must be
     * @param zone where the profile names none
     * @throws ProfileException with every problem
     */
    static Profile read(String file, String content, String partner, ZoneId zone) throws ProfileException {
        int kept = content.indexOf(PRESET_MARK);
        String own = kept < 0 ? content : content.substring(0, kept);
        YamlNode root = YamlNode.parse(file, own);
        ProfileReader reader = new ProfileReader(new CheckedYaml(file));
        Optional<Profile> profile = Optional.empty();
        if (root instanceof Entries entries) {
            String preset = kept > 0
                    ? content.substring(kept + PRESET_MARK.length())
                    : reader.like(entries).map(Presets::content).orElse("");
            profile = Optional.of(reader.profile(entries, own, preset, partner, zone));
        }
        if (profile.isEmpty()) {
            reader.yaml.problem(root.place(), "应为“键: 值”", "this should be keys with values");
        }
        if (!reader.yaml.problems().isEmpty()) {
            throw new ProfileException(reader.yaml.problems());
        }
        return profile.get();
    }

    private Optional<String> like(Entries root) {
        Optional<String> like = yaml.text(root, "like");
        if (like.isPresent() && !Presets.NAMES.contains(like.get())) {
            yaml.problem(root.placeOf("like"), "可用：" + Presets.NAMES, "this should be one of " + Presets.NAMES);
        }
        return like.filter(Presets.NAMES::contains);
    }

    private Profile profile(Entries own, String ownText, String preset, String partner, ZoneId usualZone)
            throws ProfileException {
        Entries root = !preset.isEmpty() && YamlNode.parse("preset", preset) instanceof Entries lower
                ? Presets.merged(own, lower)
                : own;
        String text = preset.isEmpty() ? ownText : ownText + PRESET_MARK + preset;
        yaml.onlyKnown(root, KEYS);
        ColumnsReader columns = new ColumnsReader(yaml);
        // For people alone, but a text all the same.
        yaml.text(root, "title");
        String named = yaml.text(root, "partner").orElse("");
        if (!named.equals(partner)) {
            yaml.problem(
                    root.placeOf("partner"),
                    "partner 应为 " + partner,
                    "partner should be " + partner + ", as the file's name says");
        }
        return new Profile(
                partner,
                (int) yaml.number(root, "version", 1, 1, 1_000_000),
                text,
                Hashing.sha256(text),
                format(yaml.entries(root, "format")),
                new RowRulesReader(yaml).rows(root),
                zone(root, usualZone),
                dates(root),
                yaml.oneOf(root, "decimal", Map.of("point", false, "comma", true), false),
                yaml.text(root, "inhibition")
                        .map(said -> yaml.oneOf(root, "inhibition", Inhibition.BY_WORD, Inhibition.PERCENT)),
                columns.columns(root),
                columns.compositions(root),
                patterns(root, "patterns"),
                new SplitReader(yaml).splits(root),
                patterns(root, "file_name"),
                words(root, "constants"),
                words(root, "defaults"),
                codes(root),
                yaml.oneOf(root, "prose", Map.of("keep", true, "refuse", false), false),
                yaml.duration(root, "expected_interval"),
                new DoorReader(yaml).doors(root),
                yaml.number(root, "most_bytes", MOST_BYTES, 1, Long.MAX_VALUE));
    }

    private FileFormat format(Entries format) {
        yaml.onlyKnown(format, FORMAT_KEYS);
        return new FileFormat(
                yaml.text(format, "type").map(name -> yaml.oneOf(format, "type", FileType.byWord(), FileType.CSV)),
                yaml.text(format, "charset").filter(name -> isCharset(format, name)),
                yaml.text(format, "delimiter").map(name -> yaml.oneOf(format, "delimiter", FileFormat.DELIMITERS, ',')),
                (int) yaml.number(format, "skip_lines", 0, 0, 1000),
                document(format),
                yaml.texts(format, "sheets"),
                yaml.oneOf(format, "header", HeaderPlace.BY_WORD, HeaderPlace.FIRST),
                yaml.texts(format, "base64"));
    }

    private DocumentFormat document(Entries format) {
        Optional<String> records = yaml.text(format, "records");
        Optional<RecordsPath> path = records.flatMap(RecordsPath::of);
        if (records.isPresent() && path.isEmpty()) {
            yaml.problem(
                    format.placeOf("records"),
                    "应为 /record、/NewDataSet/Table 或 //result 这样的路径",
                    "this should be a way such as /record, /NewDataSet/Table or //result");
        }
        List<String> items = yaml.text(format, "items")
                .map(names -> List.of(names.split("/", -1)))
                .orElse(List.of());
        if (items.stream().anyMatch(String::isBlank)) {
            yaml.problem(
                    format.placeOf("items"),
                    "应为 items 或 data/items 这样的名称",
                    "this should be names such as items or data/items");
        }
        return new DocumentFormat(
                path,
                items,
                yaml.oneOf(
                        format,
                        "markup",
                        Map.of("strict", DocumentFormat.Markup.STRICT, "lenient", DocumentFormat.Markup.LENIENT),
                        DocumentFormat.Markup.STRICT));
    }

    private Map<Field, CellPattern> patterns(Entries root, String key) {
        Map<Field, CellPattern> patterns = new EnumMap<>(Field.class);
        yaml.entries(root, key).entries().forEach((name, entry) -> field(name, entry)
                .ifPresent(field -> yaml.textOf(entry.value()).ifPresent(text -> {
                    try {
                        patterns.put(field, CellPattern.of(text));
                    } catch (IllegalArgumentException e) {
                        yaml.problem(
                                entry.value().place(),
                                "应为含一个括号组的正则表达式",
                                "this should be a regular expression with a group in it");
                    }
                })));
        return patterns;
    }

    private Map<Field, String> words(Entries root, String key) {
        Map<Field, String> words = new EnumMap<>(Field.class);
        yaml.entries(root, key).entries().forEach((name, entry) -> field(name, entry)
                .ifPresent(field -> yaml.textOf(entry.value()).ifPresent(word -> {
                    if (!FieldCodes.isUnderstood(field, word)) {
                        noSuchCode(field, entry.value());
                    }
                    words.put(field, word);
                })));
        return words;
    }

    private Map<Field, Map<String, String>> codes(Entries root) {
        Map<Field, Map<String, String>> codes = new EnumMap<>(Field.class);
        yaml.entries(root, "codes").entries().forEach((name, entry) -> field(name, entry)
                .ifPresent(field -> {
                    if (entry.value() instanceof Entries words) {
                        codes.put(field, codes(field, words));
                    } else {
                        yaml.problem(entry.value().place(), "应为“写法: 代码”", "this should be words with codes");
                    }
                }));
        return codes;
    }

    private Map<String, String> codes(Field field, Entries words) {
        Map<String, String> codes = new LinkedHashMap<>();
        words.entries().forEach((word, entry) -> yaml.textOf(entry.value()).ifPresent(code -> {
            if (!FieldCodes.isCode(field, code)) {
                noSuchCode(field, entry.value());
            }
            codes.put(word, code);
        }));
        return Map.copyOf(codes);
    }

    private void noSuchCode(Field field, YamlNode where) {
        yaml.problem(
                where.place(),
                "没有这个代码，可用：" + FieldCodes.allowed(field),
                "there is no such code; there are: " + FieldCodes.allowed(field));
    }

    private Optional<Field> field(String key, Entry entry) {
        Optional<Field> field = Field.ofColumn(key);
        if (field.isEmpty()) {
            yaml.problem(
                    entry.keyPlace(), "没有“" + key + "”这一列", "there is no column '" + key + "' in the canonical CSV");
        }
        return field;
    }

    private ZoneId zone(Entries root, ZoneId usual) {
        return yaml.text(root, "zone")
                .map(name -> {
                    try {
                        return ZoneId.of(name);
                    } catch (DateTimeException e) {
                        yaml.problem(root.placeOf("zone"), "没有这个时区", "there is no such time zone");
                        return usual;
                    }
                })
                .orElse(usual);
    }

    private List<String> dates(Entries root) {
        List<String> patterns = yaml.texts(root, "dates");
        for (String pattern : patterns) {
            if (Epoch.of(pattern).isEmpty() && !isDatePattern(pattern)) {
                yaml.problem(root.placeOf("dates"), "日期格式有误：" + pattern, "no pattern of a date: " + pattern);
            }
        }
        return patterns;
    }

    /** A pattern that cannot read back the day it wrote, or that cannot tell morning from evening, would refuse every row. */
    private static boolean isDatePattern(String pattern) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            TemporalAccessor readBack = formatter.parse(formatter.format(ANY_EVENING));
            return LocalDate.from(readBack).equals(ANY_EVENING.toLocalDate())
                    && readBack.isSupported(ChronoField.HOUR_OF_AMPM) == readBack.isSupported(ChronoField.HOUR_OF_DAY);
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private boolean isCharset(Entries format, String name) {
        try {
            if (Charset.isSupported(name)) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            // no legal name of a charset: told below like one that is not known
        }
        yaml.problem(format.placeOf("charset"), "没有这个字符编码", "there is no such charset");
        return false;
    }
}
