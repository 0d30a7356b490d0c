package io.batchwatch.rules.reference;

import io.batchwatch.rules.quantity.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The reference data as files of one directory, checked on load. */
public final class ReferenceFiles {
    /** All files of a reference directory; the partners' profiles are the gateway's. */
    public static final List<String> NAMES = List.of(
            "categories.csv",
            "products.csv",
            "analytes.csv",
            "limits.csv",
            "sites.csv",
            "labs.csv",
            "campaigns.csv",
            "regions.csv");

    private final Path directory;
    private final List<ReferenceProblem> problems = new ArrayList<>();

    private ReferenceFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * @param zone whose days a limit's effective dates are
     * @throws ReferenceException with everything that is wrong, each with file, line and column
     * @throws UncheckedIOException if a file cannot be read
     */
    public static ReferenceData load(Path directory, ZoneId zone) {
        ReferenceFiles files = new ReferenceFiles(directory);
        ReferenceData data = files.read(zone);
        if (!files.problems.isEmpty()) {
            throw new ReferenceException(files.problems);
        }
        return data;
    }

    /** Puts the shipped files where they are missing; never touches one that is there. */
    public static void seed(Path directory) {
        try {
            Files.createDirectories(directory);
            for (String name : NAMES) {
                Path target = directory.resolve(name);
                if (Files.notExists(target)) {
                    try (InputStream shipped = ReferenceFiles.class.getResourceAsStream("/reference/" + name)) {
                        Files.copy(shipped, target);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReferenceData read(ZoneId zone) {
        Foods foods = foods();
        Map<String, Analyte> analytes = analytes();
        return new ReferenceData(zone, analytes, foods, limits(analytes.keySet(), foods), regions());
    }

    private Foods foods() {
        Map<String, String> parents = new HashMap<>();
        Map<String, String> categories = new HashMap<>();
        Set<String> interfering = new HashSet<>();
        table("categories.csv", "code", "parent", "zh", "en").map(ReferenceTable.unique("code", row -> {
            parents.put(row.text("code"), row.text("parent"));
            return categories.put(row.text("code"), row.text("code"));
        }));
        ReferenceTable products = table("products.csv", "code", "parent", "category", "zh", "en", "interferes");
        products.map(ReferenceTable.unique("code", row -> {
            parents.put(row.text("code"), row.required("parent"));
            if (row.oneOf("interferes", Set.of("", "yes", "no")).equals("yes")) {
                interfering.add(row.text("code"));
            }
            return categories.put(row.text("code"), row.required("category"));
        }));
        Foods foods = new Foods(parents, categories, interfering);
        products.map(row -> {
            if (!foods.knows(row.text("parent"))) {
                throw row.wrong("parent", "'" + row.text("parent") + "' is neither a product nor a category");
            }
            String category = row.text("category");
            if (!category.equals(categories.get(category))) {
                throw row.wrong("category", "'" + category + "' is no category");
            }
            return row;
        });
        foods.inACircle()
                .ifPresent(food -> problems.add(
                        new ReferenceProblem("products.csv", 1, "parent", "'" + food + "' is its own ancestor")));
        return foods;
    }

    private Map<String, Analyte> analytes() {
        Map<String, Analyte> analytes = new HashMap<>();
        table("analytes.csv", "code", "zh", "en", "cas", "aliases", "hazard", "screens_for")
                .map(ReferenceTable.unique(
                        "code",
                        row -> new Analyte(
                                row.text("code"),
                                row.required("zh"),
                                row.required("en"),
                                row.oneOf("hazard", Analyte.HAZARDS),
                                row.text("screens_for"),
                                row.text("source"))))
                .forEach(analyte -> analytes.put(analyte.code(), analyte));
        return analytes;
    }

    private Map<String, Map<String, List<Limit>>> limits(Set<String> analytes, Foods foods) {
        Map<String, Map<String, List<Limit>>> limits = new HashMap<>();
        table("limits.csv", "analyte", "food", "kind", "value", "unit", "valid_from", "valid_to", "source", "status")
                .map(row -> {
                    Limit limit = limit(row, analytes, foods);
                    List<Limit> same = limits.computeIfAbsent(limit.analyte(), a -> new HashMap<>())
                            .computeIfAbsent(limit.food(), f -> new ArrayList<>());
                    if (same.stream().anyMatch(limit::overlaps)) {
                        return row.wrong(
                                "valid_from", "another limit of this analyte in this food is in force as well");
                    }
                    return same.add(limit);
                });
        return limits;
    }

    private static Limit limit(ReferenceTable.Row row, Set<String> analytes, Foods foods) {
        String analyte = row.required("analyte");
        if (!analytes.contains(analyte)) {
            throw row.wrong("analyte", "'" + analyte + "' is not among the analytes");
        }
        String food = row.required("food");
        if (!foods.knows(food)) {
            throw row.wrong("food", "'" + food + "' is neither a product nor a category");
        }
        String rounding = row.text("round_to");
        row.oneOf("status", Set.of("V", "M"));
        return new Limit(
                analyte,
                food,
                row.oneOf("kind", Set.of("maximum", "threshold")).equals("maximum")
                        ? Limit.Kind.MAXIMUM
                        : Limit.Kind.THRESHOLD,
                row.number("value"),
                row.required("unit"),
                Unit.parse(row.text("unit"))
                        .orElseThrow(() -> row.wrong("unit", "'" + row.text("unit") + "' is no unit known here")),
                row.day("valid_from"),
                row.optionalDay("valid_to"),
                decisionRule(row),
                rounding.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(row.number("round_to").intValueExact()),
                row.required("source"));
    }

    private static DecisionRule decisionRule(ReferenceTable.Row row) {
        String code = row.oneOf("decision_rule", Set.of("", "simple", "guard-band", "eu-pesticide"));
        return code.isEmpty()
                ? DecisionRule.SIMPLE
                : DecisionRule.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Regions regions() {
        List<String> local = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        table("regions.csv", "name", "side").map(row -> {
            boolean isLocal = row.oneOf("side", Set.of("local", "unknown")).equals("local");
            return (isLocal ? local : unknown).add(row.required("name").toLowerCase(Locale.ROOT));
        });
        return new Regions(local, unknown);
    }

    private ReferenceTable table(String file, String... columns) {
        return ReferenceTable.read(directory, file, List.of(columns), problems);
    }
}
