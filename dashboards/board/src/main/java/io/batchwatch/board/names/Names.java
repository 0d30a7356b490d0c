package io.batchwatch.board.names;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of all codes.
 *
 * @param byKind by kind of code ({@code category, site, lab, campaign, hazard, product, analyte}) and code
 * @param campaigns those whose first and last days are known
 */
public record Names(Map<String, Map<String, Name>> byKind, List<Campaign> campaigns) {
    public static final String CATEGORY = "category";

    /** Hazard groups are the program's own; no file names them. */
    static final Map<String, Name> HAZARDS = Map.of(
            "banned_substance", new Name("禁用物质", "Banned substances"),
            "veterinary_drug", new Name("兽药残留", "Veterinary drugs"),
            "pesticide", new Name("农药残留", "Pesticides"),
            "contaminant", new Name("污染物", "Contaminants"),
            "additive", new Name("食品添加剂", "Additives"),
            "microbe", new Name("微生物", "Microbes"),
            "quality", new Name("质量指标", "Quality"),
            "other", new Name("其他", "Other"));

    public Names {
        byKind = Map.copyOf(byKind);
        campaigns = List.copyOf(campaigns);
    }

    /** Codes of the categories that the reference data know. */
    public Set<String> categories() {
        return byKind.getOrDefault(CATEGORY, Map.of()).keySet();
    }
}
