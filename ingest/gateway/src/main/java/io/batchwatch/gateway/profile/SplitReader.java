package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.YamlNode.Entries;
import io.batchwatch.gateway.profile.YamlNode.Items;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a profile says of columns that hold several fields. */
final class SplitReader {
    private final CheckedYaml yaml;

    SplitReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    List<Split> splits(Entries root) {
        return items(root, "split").stream()
                .flatMap(item -> entries(item).stream())
                .map(this::split)
                .toList();
    }

    private Split split(Entries split) {
        yaml.onlyKnown(split, ProfileKeys.names(ProfileKeys.SPLIT));
        List<String> columns = yaml.texts(split, "column");
        if (columns.isEmpty()) {
            yaml.problem(split.place(), "缺少 column", "column is needed here");
        }
        List<Split.Writing> writings = new ArrayList<>();
        items(split, "writings")
                .forEach(item -> entries(item).flatMap(this::writing).ifPresent(writings::add));
        if (writings.isEmpty()) {
            yaml.problem(split.place(), "缺少 writings", "writings are needed here");
        }
        return new Split(columns, writings);
    }

    private Optional<Split.Writing> writing(Entries writing) {
        yaml.onlyKnown(writing, ProfileKeys.names(ProfileKeys.WRITING));
        Optional<Pattern> when = yaml.text(writing, "when").flatMap(text -> pattern(writing, text));
        List<Field> into = new ArrayList<>();
        yaml.texts(writing, "into").forEach(name -> field(writing, "into", name).ifPresent(into::add));
        Map<Field, String> set = new EnumMap<>(Field.class);
        yaml.entries(writing, "set").entries().forEach((name, entry) -> field(writing, "set", name)
                .ifPresent(field -> yaml.textOf(entry.value()).ifPresent(word -> {
                    if (!FieldCodes.isUnderstood(field, word)) {
                        yaml.problem(
                                entry.value().place(),
                                "没有这个代码，可用：" + FieldCodes.allowed(field),
                                "there is no such code; there are: " + FieldCodes.allowed(field));
                    }
                    set.put(field, word);
                })));
        if (when.isPresent() && when.get().matcher("").groupCount() < into.size()) {
            yaml.problem(writing.placeOf("into"), "括号组少于列数", "there are fewer groups in brackets than columns");
            return Optional.empty();
        }
        return when.map(pattern -> new Split.Writing(pattern, into, set));
    }

    private Optional<Pattern> pattern(Entries writing, String text) {
        try {
            return Optional.of(Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            yaml.problem(writing.placeOf("when"), "不是有效的正则表达式", "no regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    private Optional<Field> field(Entries writing, String key, String name) {
        Optional<Field> field = Field.ofColumn(name);
        if (field.isEmpty()) {
            yaml.problem(
                    writing.placeOf(key),
                    "没有“" + name + "”这一列",
                    "there is no column '" + name + "' in the canonical CSV");
        }
        return field;
    }

    private List<YamlNode> items(Entries from, String key) {
        Optional<YamlNode> value = from.entry(key).map(YamlNode.Entry::value);
        if (value.isPresent() && value.get() instanceof Items items) {
            return items.items();
        }
        value.ifPresent(other -> yaml.problem(other.place(), "应为一个列表", "this should be a list"));
        return List.of();
    }

    private Optional<Entries> entries(YamlNode item) {
        if (item instanceof Entries entries) {
            return Optional.of(entries);
        }
        yaml.problem(item.place(), "应为“键: 值”", "this should be keys with values");
        return Optional.empty();
    }
}
