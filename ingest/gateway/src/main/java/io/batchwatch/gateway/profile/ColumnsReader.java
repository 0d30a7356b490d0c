package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.Profile.Column;
import io.batchwatch.gateway.profile.YamlNode.Entries;
import io.batchwatch.gateway.profile.YamlNode.Entry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which columns a field is taken from, and what becomes of several. */
final class ColumnsReader {
    private final CheckedYaml yaml;

    ColumnsReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Map<Field, List<Column>> columns(Entries root) {
        Map<Field, List<Column>> columns = new EnumMap<>(Field.class);
        yaml.entries(root, "columns").entries().forEach((key, entry) -> field(key, entry)
                .ifPresent(field -> columns.put(field, columns(entry))));
        return columns;
    }

    private List<Column> columns(Entry entry) {
        if (!(entry.value() instanceof Entries composed)) {
            return List.of(new Column(named(yaml.textsOf(entry.value()), entry.value())));
        }
        yaml.onlyKnown(composed, ProfileKeys.names(ProfileKeys.JOIN));
        List<String> ways = List.of("join", "first_filled", "text").stream()
                .filter(way -> composed.entry(way).isPresent())
                .toList();
        if (ways.size() != 1) {
            yaml.problem(
                    composed.place(),
                    "应为 join、first_filled、text 之一",
                    "this should be one of join, first_filled and text");
            return List.of();
        }
        List<String> names = ways.get(0).equals("text")
                ? Composition.Text.columns(yaml.text(composed, "text").orElse(""))
                : yaml.texts(composed, ways.get(0));
        return named(names, entry.value()).stream()
                .map(name -> new Column(List.of(name)))
                .toList();
    }

    /** By field, where its columns are not simply joined by a bar. */
    Map<Field, Composition> compositions(Entries root) {
        Map<Field, Composition> compositions = new EnumMap<>(Field.class);
        yaml.entries(root, "columns").entries().forEach((key, entry) -> Field.ofColumn(key)
                .flatMap(field -> composition(entry))
                .ifPresent(composition -> compositions.put(Field.ofColumn(key).orElseThrow(), composition)));
        return compositions;
    }

    private Optional<Composition> composition(Entry entry) {
        if (!(entry.value() instanceof Entries composed)) {
            return Optional.empty();
        }
        if (composed.entry("first_filled").isPresent()) {
            return Optional.of(new Composition.FirstFilled());
        }
        if (composed.entry("text").isPresent()) {
            return yaml.text(composed, "text").flatMap(Composition.Text::of);
        }
        return yaml.text(composed, "with").map(Composition.Joined::new);
    }

    private Optional<Field> field(String key, Entry entry) {
        Optional<Field> field = Field.ofColumn(key);
        if (field.isEmpty()) {
            yaml.problem(
                    entry.keyPlace(), "没有“" + key + "”这一列", "there is no column '" + key + "' in the canonical CSV");
        }
        return field;
    }

    /** Columns have names: an empty one would fit any column that has none. */
    private List<String> named(List<String> names, YamlNode where) {
        if (names.isEmpty()) {
            yaml.problem(where.place(), "应至少有一个列名", "this should be the name of at least one column");
        }
        if (names.stream().anyMatch(String::isBlank)) {
            yaml.problem(where.place(), "列名不能为空", "a column's name is not empty");
        }
        return names;
    }
}
