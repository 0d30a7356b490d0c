package io.batchwatch.board.metrics;

import java.util.Set;
import java.util.TreeSet;

/** Label values that cannot grow: what is not known here is {@code other}. */
final class Bounded {
    static final Set<String> HAZARDS = new TreeSet<>(Set.of(
            "banned_substance",
            "veterinary_drug",
            "pesticide",
            "contaminant",
            "additive",
            "microbe",
            "quality",
            "other"));

    private static final Set<String> CATEGORIES = Set.of(
            "vegetable",
            "fruit",
            "edible_fungus",
            "grain",
            "legume",
            "livestock",
            "poultry",
            "egg",
            "dairy",
            "aquatic",
            "forest_product",
            "imported",
            "processed",
            "catering",
            "tableware",
            "water");

    private static final String OTHER = "other";

    private Bounded() {}

    static String hazard(String hazard) {
        return HAZARDS.contains(hazard) ? hazard : OTHER;
    }

    static String category(String category) {
        return CATEGORIES.contains(category) ? category : OTHER;
    }
}
