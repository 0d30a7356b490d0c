package io.batchwatch.rules.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What codes are called, in Chinese and English, for those who show them.
 *
 * @param byKind {@code category}, {@code product}, {@code analyte}, {@code site}, {@code lab}, {@code campaign} and
 *     {@code hazard}: by code in the order of the files
 */
public record Names(Map<String, Map<String, Name>> byKind) {
    private static final Map<String, String> FILES = Map.of(
            "category", "categories.csv",
            "product", "products.csv",
            "analyte", "analytes.csv",
            "site", "sites.csv",
            "lab", "labs.csv",
            "campaign", "campaigns.csv");

    /** One thing's two names; where a language has none it is the code. */
    public record Name(String zh, String en) {}

    /**
     * @throws ReferenceException with everything that is wrong
     */
    public static Names load(Path directory) {
        List<ReferenceProblem> problems = new ArrayList<>();
        Map<String, Map<String, Name>> byKind = new LinkedHashMap<>();
        FILES.forEach((kind, file) -> {
            Map<String, Name> names = new LinkedHashMap<>();
            ReferenceTable.read(directory, file, List.of("code", "zh", "en"), problems)
                    .map(row -> {
                        String code = row.required("code");
                        return names.put(code, new Name(orCode(row.text("zh"), code), orCode(row.text("en"), code)));
                    });
            byKind.put(kind, names);
        });
        byKind.put("hazard", hazards());
        if (!problems.isEmpty()) {
            throw new ReferenceException(problems);
        }
        return new Names(byKind);
    }

    private static Map<String, Name> hazards() {
        Map<String, Name> names = new LinkedHashMap<>();
        names.put("banned_substance", new Name("禁用物质", "Banned substances"));
        names.put("veterinary_drug", new Name("兽药残留", "Veterinary drugs"));
        names.put("pesticide", new Name("农药残留", "Pesticides"));
        names.put("contaminant", new Name("污染物", "Contaminants"));
        names.put("additive", new Name("食品添加剂", "Additives"));
        names.put("microbe", new Name("微生物", "Microbes"));
        names.put("quality", new Name("质量指标", "Quality"));
        names.put("other", new Name("其他", "Other"));
        return names;
    }

    private static String orCode(String name, String code) {
        return name.isEmpty() ? code : name;
    }
}
