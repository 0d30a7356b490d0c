package io.batchwatch.rules.reference;

import io.batchwatch.contract.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The food tree: products below products, below categories. */
final class Foods {
    /** Stands above all foods. */
    static final String ALL = "*";

    static final String OTHER = "other";
    static final String WATER = "water";

    private final Map<String, String> parents;
    private final Map<String, String> categories;
    private final Set<String> interfering;
    private final Map<String, List<String>> lines = new HashMap<>();

    /**
     * @param parents of each product and category; empty text at the top
     * @param categories of each product; a category's is itself
     * @param interfering products that disturb the enzyme inhibition method
     */
    Foods(Map<String, String> parents, Map<String, String> categories, Set<String> interfering) {
        this.parents = Map.copyOf(parents);
        this.categories = Map.copyOf(categories);
        this.interfering = Set.copyOf(interfering);
        for (String food : this.parents.keySet()) {
            lines.put(food, lineFrom(food));
        }
    }

    boolean knows(String food) {
        return food.equals(ALL) || parents.containsKey(food);
    }

    /** As the sample says itself, else as its product has it. */
    String categoryOf(Sample sample) {
        if (categories.containsKey(sample.category())) {
            return categories.get(sample.category());
        }
        return categories.getOrDefault(sample.product().code(), OTHER);
    }

    /** From the sample's food up to {@link #ALL}: the nearest limit on this line holds. */
    List<String> lineOf(Sample sample) {
        List<String> line = lines.get(sample.product().code());
        if (line != null) {
            return line;
        }
        return lines.getOrDefault(categoryOf(sample), List.of(ALL));
    }

    boolean interferes(Sample sample) {
        return lineOf(sample).stream().anyMatch(interfering::contains);
    }

    /** True if going up from this food never ends. */
    boolean isInACircle(String food) {
        return !lines.get(food).contains(ALL);
    }

    private List<String> lineFrom(String food) {
        List<String> line = new ArrayList<>();
        String at = food;
        while (!at.isEmpty() && !line.contains(at)) {
            line.add(at);
            at = parents.getOrDefault(at, "");
        }
        if (at.isEmpty()) {
            line.add(ALL);
        }
        return List.copyOf(line);
    }
}
