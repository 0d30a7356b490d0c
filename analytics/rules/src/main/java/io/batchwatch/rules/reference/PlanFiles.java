package io.batchwatch.rules.reference;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.coverage.Place;
import io.batchwatch.rules.coverage.Plan;
import io.batchwatch.rules.coverage.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The year's plans and the places that they are for, as files of the reference directory. */
public final class PlanFiles {
    static final String PLANS = "plans.csv";
    static final String PLACES = "places.csv";

    private static final List<String> PLAN_COLUMNS =
            List.of("place", "test_kind", "category", "from", "to", "samples", "basis", "source", "status");
    private static final List<String> PLACE_COLUMNS =
            List.of("site", "residents", "counted_on", "tile_row", "tile_column", "source", "status");
    private static final Set<String> STATUS = Set.of("V", "M");

    private final Path directory;
    private final List<ReferenceProblem> problems = new ArrayList<>();

    private PlanFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * @throws ReferenceException with everything that is wrong, each with file, line and column
     */
    public static Plans load(Path directory) {
        PlanFiles files = new PlanFiles(directory);
        Map<String, Place> places = files.places(files.sites());
        Plans plans = new Plans(files.plans(places), places);
        if (!files.problems.isEmpty()) {
            throw new ReferenceException(files.problems);
        }
        return plans;
    }

    /** The kind of each. */
    private Map<String, String> sites() {
        Map<String, String> kinds = new HashMap<>();
        table("sites.csv", List.of("code", "kind")).map(row -> kinds.put(row.required("code"), row.text("kind")));
        return kinds;
    }

    private Map<String, Place> places(Map<String, String> kinds) {
        Map<String, Place> places = new HashMap<>();
        kinds.forEach((site, kind) -> places.put(site, new Place(site, kind, Optional.empty(), Optional.empty())));
        Set<Place.Tile> taken = new HashSet<>();
        table(PLACES, PLACE_COLUMNS)
                .map(ReferenceTable.unique("site", row -> place(row, kinds, taken)))
                .forEach(place -> places.put(place.site(), place));
        return places;
    }

    private static Place place(ReferenceTable.Row row, Map<String, String> kinds, Set<Place.Tile> taken) {
        String site = row.required("site");
        if (!kinds.containsKey(site)) {
            throw row.wrongValue("site", site, "不在场所表中", "is not among the sites");
        }
        row.required("source");
        row.oneOf("status", STATUS);
        Optional<Place.Tile> tile = tile(row);
        if (tile.isPresent() && !taken.add(tile.get())) {
            throw row.wrong("tile_row", "另一场所已占用该方格", "another site has this tile");
        }
        return new Place(site, kinds.get(site), residents(row), tile);
    }

    private static Optional<Place.Residents> residents(ReferenceTable.Row row) {
        if (row.text("residents").isEmpty()) {
            return Optional.empty();
        }
        int count = row.wholeNumber("residents");
        if (count < 1) {
            throw row.wrong(
                    "residents",
                    "无人居住之处没有居民可计，请留空",
                    "where nobody lives there are no residents to count: leave it empty");
        }
        return Optional.of(new Place.Residents(count, row.day("counted_on")));
    }

    private static Optional<Place.Tile> tile(ReferenceTable.Row row) {
        if (row.text("tile_row").isEmpty() && row.text("tile_column").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Place.Tile(tileNumber(row, "tile_row"), tileNumber(row, "tile_column")));
    }

    private static int tileNumber(ReferenceTable.Row row, String column) {
        int number = row.wholeNumber(column);
        if (number < 1 || number > Place.Tile.GREATEST) {
            throw row.wrong(
                    column, "方格编号为 1 至 " + Place.Tile.GREATEST, "tiles are counted from 1 to " + Place.Tile.GREATEST);
        }
        return number;
    }

    private List<Plan> plans(Map<String, Place> places) {
        Set<String> kinds = places.values().stream().map(Place::kind).collect(Collectors.toSet());
        Set<String> known = Stream.concat(kinds.stream(), places.keySet().stream())
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> categories =
                new HashSet<>(table("categories.csv", List.of("code")).map(row -> row.text("code")));
        categories.add("");
        List<Plan> plans = new ArrayList<>();
        table(PLANS, PLAN_COLUMNS).map(row -> {
            Plan plan = plan(row, known, categories);
            if (plan.basis() == Plan.Basis.PER_THOUSAND) {
                requireResidents(row, plan, places);
            }
            if (plans.stream().anyMatch(plan::overlaps)) {
                throw row.wrong(
                        "from",
                        "同一地点、检测类型和类别在这些日期已有另一计划",
                        "another plan of this place, kind of test and category holds on these days");
            }
            return plans.add(plan);
        });
        return plans;
    }

    private static Plan plan(ReferenceTable.Row row, Set<String> known, Set<String> categories) {
        String place = row.required("place");
        if (!known.contains(place)) {
            throw row.wrongValue("place", place, "既不是场所也不是场所类型", "is neither a site nor a kind of site");
        }
        if (!categories.contains(row.text("category"))) {
            throw row.wrongValue("category", row.text("category"), "不是类别", "is no category");
        }
        if (row.day("to").isBefore(row.day("from"))) {
            throw row.wrong("to", "计划的结束日期须在开始日期之后", "a plan ends after it begins");
        }
        if (row.wholeNumber("samples") < 1) {
            throw row.wrong("samples", "计划至少要求一个样品", "a plan asks for a sample at least");
        }
        row.oneOf("status", STATUS);
        return new Plan(
                place,
                word(row, "test_kind", TestKind.class),
                row.text("category"),
                row.day("from"),
                row.day("to"),
                row.wholeNumber("samples"),
                word(row, "basis", Plan.Basis.class),
                row.required("source"));
    }

    private static void requireResidents(ReferenceTable.Row row, Plan plan, Map<String, Place> places) {
        List<String> uncounted = places.values().stream()
                .filter(place ->
                        plan.place().equals(place.site()) || plan.place().equals(place.kind()))
                .filter(place -> place.residents().isEmpty())
                .map(Place::site)
                .sorted()
                .toList();
        if (!uncounted.isEmpty()) {
            throw row.wrong(
                    "basis",
                    "places.csv 未填居民数：" + String.join("、", uncounted),
                    "places.csv counts no residents at " + String.join(", ", uncounted));
        }
    }

    private static <E extends Enum<E>> E word(ReferenceTable.Row row, String column, Class<E> type) {
        String word = row.text(column).toUpperCase(Locale.ROOT);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> row.wrongValue(
                        column,
                        row.text(column),
                        "不在其中：" + Arrays.toString(type.getEnumConstants()),
                        "is none of " + Arrays.toString(type.getEnumConstants())));
    }

    private ReferenceTable table(String file, List<String> columns) {
        return ReferenceTable.read(directory, file, columns, problems);
    }
}
