package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.RowRules.CellWord;
import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a profile says of rows. */
final class RowRulesReader {
    private final CheckedYaml yaml;

    RowRulesReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    RowRules rows(Entries root) {
        Entries rows = yaml.entries(root, "rows");
        refuseTwoAnalytes(root, rows);
        yaml.onlyKnown(rows, ProfileKeys.names(ProfileKeys.ROWS));
        return new RowRules(
                words(rows, "skip"),
                words(rows, "only"),
                yaml.texts(rows, "carry"),
                section(rows),
                yaml.texts(rows, "analytes"),
                needed(rows),
                yaml.number(rows, "most", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                (int) yaml.number(rows, "longest", RowRules.LONGEST, 1, RowRules.LONGEST));
    }

    /** What comes from a column's title cannot come from a cell as well. */
    private void refuseTwoAnalytes(Entries root, Entries rows) {
        for (String where : List.of("columns", "constants")) {
            for (Field field : List.of(Field.ANALYTE, Field.VALUE)) {
                boolean isTwice = rows.entry("analytes").isPresent()
                        && root.entry(where)
                                .filter(entry -> entry.value() instanceof Entries entries
                                        && entries.entry(field.column()).isPresent())
                                .isPresent();
                if (isTwice) {
                    yaml.problem(
                            rows.placeOf("analytes"),
                            "已有 " + where + "." + field.column() + "，不能再用 analytes",
                            "there is " + where + "." + field.column() + " already: one of the two");
                }
            }
        }
    }

    private Map<String, List<CellWord>> words(Entries rows, String key) {
        Map<String, List<CellWord>> words = new LinkedHashMap<>();
        yaml.entries(rows, key).entries().forEach((column, entry) -> {
            List<String> texts = yaml.textsOf(entry.value());
            words.put(column, texts.stream().map(CellWord::of).toList());
        });
        return words;
    }

    private Map<String, Map<String, List<CellWord>>> needed(Entries rows) {
        Map<String, Map<String, List<CellWord>>> needed = new LinkedHashMap<>();
        Entries columns = yaml.entries(rows, "needed");
        columns.entries().keySet().forEach(column -> needed.put(column, words(columns, column)));
        return needed;
    }

    private Optional<Field> section(Entries rows) {
        Optional<String> named = yaml.text(rows, "section");
        Optional<Field> field = named.flatMap(Field::ofColumn);
        if (named.isPresent() && field.isEmpty()) {
            yaml.problem(
                    rows.placeOf("section"),
                    "没有“" + named.get() + "”这一列",
                    "there is no column '" + named.get() + "' in the canonical CSV");
        }
        return field;
    }
}
