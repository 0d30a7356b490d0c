package io.batchwatch.rules.reference;

import io.batchwatch.rules.deadline.Deadlines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The reference data as files of one directory, checked on load. */
public final class ReferenceFiles {
    /** All files of a reference directory; the partners' profiles are the gateway's. */
    public static final List<String> NAMES = List.of(
            "categories.csv",
            "products.csv",
            "analytes.csv",
            "limits.csv",
            "residues.csv",
            "jurisdictions.csv",
            "methods.csv",
            "sites.csv",
            "labs.csv",
            "campaigns.csv",
            "regions.csv",
            DeadlineFiles.PROCEDURES,
            DeadlineFiles.HOLIDAYS,
            CertificateFiles.RULES,
            CertificateFiles.ISSUERS,
            CertificateFiles.CERTIFICATES,
            CertificateFiles.LOTS,
            ControlTargets.FILE,
            PlanFiles.PLANS,
            PlanFiles.PLACES);

    /** Tables whose rows speak of analytes, foods and sites: where these are the house's own, only their header is put beside. */
    private static final Set<String> DEPENDENT =
            Set.of("residues.csv", "methods.csv", PlanFiles.PLANS, PlanFiles.PLACES);

    private final Path directory;
    private final List<ReferenceProblem> problems = new ArrayList<>();

    private ReferenceFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * @param zone whose days a limit's effective dates are
     * @throws ReferenceException with everything that is wrong, each with file, line and column
     */
    public static ReferenceData load(Path directory, ZoneId zone) {
        ReferenceFiles files = new ReferenceFiles(directory);
        ReferenceData data = files.read(zone);
        files.refuseProblems();
        return data;
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new ReferenceException(problems);
        }
    }

    /**
     * What judges today, and what would if other limits had always been in force.
     *
     * @param changed the limits of the other table: of each jurisdiction, analyte, food and side the newest
     */
    public record Rehearsed(ReferenceData inForce, ReferenceData rehearsed, List<Limit> changed) {}

    /**
     * @param limits a table like limits.csv, of those limits alone that are new or changed
     * @throws ReferenceException with everything that is wrong, with it or with the directory's own files
     */
    public static Rehearsed rehearse(Path directory, Path limits, ZoneId zone) {
        ReferenceFiles files = new ReferenceFiles(directory);
        ReferenceData inForce = files.read(zone);
        files.refuseProblems();
        Path table = limits.toAbsolutePath().normalize();
        List<Limit> rows = new LimitRows(files.analytes().keySet(), files.foods())
                        .read(ReferenceTable.read(
                                table.getParent(), table.getFileName().toString(), LimitRows.COLUMNS, files.problems))
                        .values()
                        .stream()
                        .flatMap(byFood -> byFood.values().stream())
                        .flatMap(List::stream)
                        .toList();
        files.refuseProblems();
        List<Limit> newest = rows.stream()
                .filter(limit -> rows.stream()
                        .noneMatch(other ->
                                limit.isReplacedBy(other) && other.validFrom().isAfter(limit.validFrom())))
                .toList();
        return new Rehearsed(inForce, inForce.asIfAlways(newest), newest);
    }

    /** Puts the shipped files where they are missing; never touches one that is there. */
    public static void seed(Path directory) {
        try {
            Files.createDirectories(directory);
            boolean isNew = Files.notExists(directory.resolve("analytes.csv"));
            for (String name : NAMES) {
                Path target = directory.resolve(name);
                if (Files.notExists(target)) {
                    byte[] shipped = shipped(name);
                    Files.write(target, isNew || !DEPENDENT.contains(name) ? shipped : header(shipped));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True if nobody has changed that file since it was put there. */
    public static boolean isAsShipped(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), shipped(name));
    }

    private static byte[] shipped(String name) throws IOException {
        try (InputStream in = ReferenceFiles.class.getResourceAsStream("/reference/" + name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] header(byte[] table) {
        String text = new String(table, StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    }

    private ReferenceData read(ZoneId zone) {
        Foods foods = foods();
        Map<String, Analyte> analytes = analytes();
        return new ReferenceData(
                zone,
                analytes,
                foods,
                new LimitRows(analytes.keySet(), foods).read(table("limits.csv", LimitRows.COLUMNS)),
                LawRows.residues(
                        table("residues.csv", "residue", "component", "factor", "source", "status"), analytes.keySet()),
                LawRows.jurisdictions(table("jurisdictions.csv", "by", "code", "jurisdiction")),
                Methods.read(
                        table(
                                "methods.csv",
                                "code",
                                "zh",
                                "en",
                                "analyte",
                                "threshold",
                                "lod",
                                "unit",
                                "interferes",
                                "source",
                                "status"),
                        analytes.keySet(),
                        foods),
                Laboratories.read(table("labs.csv", "code"), analytes.keySet()),
                regions(),
                new BatchLaw(deadlines(zone), CertificateFiles.read(directory, problems)));
    }

    private Foods foods() {
        Map<String, String> parents = new HashMap<>();
        Map<String, String> categories = new HashMap<>();
        List<ReferenceTable.Row> groups = categories(parents, categories);
        Set<String> interfering = new HashSet<>();
        List<ReferenceTable.Row> products = products(parents, categories, interfering);
        Foods foods = new Foods(parents, categories, interfering);
        groups.forEach(row -> row.trying(() -> {
            String parent = row.text("parent");
            if (!parent.isEmpty() && !isCategory(parent, categories)) {
                throw row.wrongValue("parent", parent, "不是类别", "is no category");
            }
        }));
        products.forEach(row -> row.trying(() -> {
            if (!foods.knows(row.text("parent"))) {
                throw row.wrongValue("parent", row.text("parent"), "既不是产品也不是类别", "is neither a product nor a category");
            }
            if (!isCategory(row.text("category"), categories)) {
                throw row.wrongValue("category", row.text("category"), "不是类别", "is no category");
            }
        }));
        Stream.concat(groups.stream(), products.stream())
                .filter(row -> foods.isInACircle(row.text("code")))
                .findFirst()
                .ifPresent(row -> problems.add(row.problem(
                        "parent",
                        "从“" + row.text("code") + "”向上没有尽头",
                        "going up from '" + row.text("code") + "' never ends")));
        return foods;
    }

    private List<ReferenceTable.Row> categories(Map<String, String> parents, Map<String, String> categories) {
        return table("categories.csv", "code", "parent", "zh", "en").map(ReferenceTable.unique("code", row -> {
            parents.put(row.text("code"), row.text("parent"));
            categories.put(row.text("code"), row.text("code"));
            return row;
        }));
    }

    private List<ReferenceTable.Row> products(
            Map<String, String> parents, Map<String, String> categories, Set<String> interfering) {
        ReferenceTable table = table("products.csv", "code", "parent", "category", "zh", "en", "interferes");
        return table.map(ReferenceTable.unique("code", row -> {
            String code = row.text("code");
            if (isCategory(code, categories)) {
                throw row.wrongValue("code", code, "是类别的代码", "is a category");
            }
            String parent = row.required("parent");
            String category = row.required("category");
            if (row.oneOf("interferes", Set.of("", "yes", "no")).equals("yes")) {
                interfering.add(code);
            }
            parents.put(code, parent);
            categories.put(code, category);
            return row;
        }));
    }

    /**
     * @param categories of each food; a category's is itself
     */
    private static boolean isCategory(String code, Map<String, String> categories) {
        return code.equals(categories.get(code));
    }

    private Map<String, Analyte> analytes() {
        Map<String, Analyte> analytes = new HashMap<>();
        table("analytes.csv", "code", "zh", "en", "cas", "aliases", "hazard", "screens_for")
                .map(ReferenceTable.unique("code", ReferenceFiles::analyte))
                .forEach(analyte -> analytes.put(analyte.code(), analyte));
        return analytes;
    }

    private static Analyte analyte(ReferenceTable.Row row) {
        String hazard = row.oneOf("hazard", Analyte.HAZARDS);
        String screensFor = row.text("screens_for").isEmpty() ? "" : row.oneOf("screens_for", Analyte.HAZARDS);
        if (hazard.equals(Analyte.BANNED_SUBSTANCE) && row.text("source").isEmpty()) {
            throw row.wrong("source", "禁用须有法规依据，必须填写", "what is banned is banned by some law: it is needed");
        }
        return new Analyte(
                row.text("code"), row.required("zh"), row.required("en"), hazard, screensFor, row.text("source"));
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

    private Deadlines deadlines(ZoneId zone) {
        return DeadlineFiles.read(
                zone,
                table(DeadlineFiles.PROCEDURES, DeadlineFiles.PROCEDURE_COLUMNS),
                table(DeadlineFiles.HOLIDAYS, DeadlineFiles.HOLIDAY_COLUMNS));
    }

    private ReferenceTable table(String file, String... columns) {
        return table(file, List.of(columns));
    }

    private ReferenceTable table(String file, List<String> columns) {
        return ReferenceTable.read(directory, file, columns, problems);
    }
}
