package io.batchwatch.rules.coverage;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A year's samples of one kind of test against what was planned.
 *
 * @param expectedBy the day up to which samples are expected to be known: results of later days are still on their way
 * @param lines by site; of each site all goods first, then the categories that plans speak of
 */
public record Coverage(int year, TestKind kind, LocalDate expectedBy, List<Line> lines) {
    /** Of a line that speaks of all goods. */
    public static final String ALL_GOODS = "";

    public Coverage {
        lines = List.copyOf(lines);
    }

    /**
     * One site, or one category at it.
     *
     * @param category {@link #ALL_GOODS}, where a site has plans for categories alone: of these together
     * @param planned empty if nothing was
     * @param expected by now, if the plan is kept evenly; empty if nothing was planned
     * @param sources the documents that planned it
     */
    public record Line(
            Place place,
            String category,
            Optional<Long> planned,
            Optional<Double> expected,
            Taken taken,
            Pace pace,
            List<String> sources) {
        public Line {
            sources = List.copyOf(sources);
        }

        /** Of what was planned; empty if nothing was. */
        public Optional<Double> share() {
            return planned.map(samples -> (double) taken.all() / samples);
        }
    }

    /** What is asked. */
    public record Question(int year, TestKind kind, LocalDate expectedBy) {}

    /**
     * @param cells of any days and kinds; those of {@link CellKey#ALL_HAZARDS} count, once each
     */
    public static Coverage of(Plans plans, Stream<PassRateCell> cells, Question question) {
        Map<String, Map<String, Taken>> taken = taken(cells, question);
        Set<String> sites = new TreeSet<>(plans.places().keySet());
        sites.addAll(taken.keySet());
        List<Line> lines = new ArrayList<>();
        for (String site : sites) {
            Place place = plans.places().getOrDefault(site, new Place(site, "", Optional.empty(), Optional.empty()));
            lines.addAll(lines(plans, place, taken.getOrDefault(site, Map.of()), question));
        }
        return new Coverage(question.year(), question.kind(), question.expectedBy(), lines);
    }

    private static Map<String, Map<String, Taken>> taken(Stream<PassRateCell> cells, Question question) {
        Map<String, Map<String, Taken>> taken = new HashMap<>();
        cells.filter(cell -> cell.key().hazard().equals(CellKey.ALL_HAZARDS)
                        && cell.key().testKind() == question.kind()
                        && cell.key().day().getYear() == question.year()
                        && !cell.samples().isNone())
                .forEach(cell -> taken.computeIfAbsent(cell.key().site(), site -> new HashMap<>())
                        .merge(
                                cell.key().category(),
                                Taken.of(cell.samples(), cell.key().day()),
                                Taken::plus));
        return taken;
    }

    private static List<Line> lines(Plans plans, Place place, Map<String, Taken> taken, Question question) {
        Set<String> planned = plans.categories(place, question.kind(), question.year());
        List<Line> categories = planned.stream()
                .filter(category -> !category.equals(ALL_GOODS))
                .map(category -> line(
                        place,
                        category,
                        taken.getOrDefault(category, Taken.NONE),
                        plans.of(place, question.kind(), question.year(), category),
                        question.expectedBy()))
                .toList();
        Taken all = taken.values().stream().reduce(Taken.NONE, Taken::plus);
        Line whole = planned.contains(ALL_GOODS) || categories.isEmpty()
                ? line(
                        place,
                        ALL_GOODS,
                        all,
                        plans.of(place, question.kind(), question.year(), ALL_GOODS),
                        question.expectedBy())
                : together(place, categories);
        return Stream.concat(Stream.of(whole), categories.stream()).toList();
    }

    private static Line line(Place place, String category, Taken taken, List<Plan> plans, LocalDate expectedBy) {
        if (plans.isEmpty()) {
            return new Line(place, category, Optional.empty(), Optional.empty(), taken, Pace.NO_PLAN, List.of());
        }
        long planned = plans.stream().mapToLong(plan -> plan.samplesAt(place)).sum();
        double expected = plans.stream()
                .mapToDouble(plan -> plan.samplesAt(place) * plan.elapsed(expectedBy))
                .sum();
        List<String> sources = plans.stream()
                .sorted(Comparator.comparing(Plan::from))
                .map(Plan::source)
                .distinct()
                .toList();
        return new Line(
                place,
                category,
                Optional.of(planned),
                Optional.of(expected),
                taken,
                Pace.of(planned, expected, taken.all()),
                sources);
    }

    /** What is too much of one kind of goods does not make up for another: of each no more counts than was planned. */
    private static Line together(Place place, List<Line> categories) {
        long planned = 0;
        double expected = 0;
        long counted = 0;
        Taken taken = Taken.NONE;
        for (Line line : categories) {
            planned += line.planned().orElseThrow();
            expected += line.expected().orElseThrow();
            counted += Math.min(line.planned().orElseThrow(), line.taken().all());
            taken = taken.plus(line.taken());
        }
        return new Line(
                place,
                ALL_GOODS,
                Optional.of(planned),
                Optional.of(expected),
                taken,
                Pace.of(planned, expected, counted),
                categories.stream()
                        .flatMap(line -> line.sources().stream())
                        .distinct()
                        .toList());
    }
}
