package io.batchwatch.board.http;

import io.batchwatch.board.statistics.Settling;
import io.batchwatch.board.view.BatchMarks;
import io.batchwatch.board.view.BatchOutline;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.coverage.Coverage;
import io.batchwatch.rules.coverage.Pace;
import io.batchwatch.rules.coverage.Place;
import io.batchwatch.rules.coverage.Plans;
import io.batchwatch.views.BatchState;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code /api/v1/coverage} answers: samples of one kind of test in one year against what was planned, by site.
 *
 * @param expectedBy samples of later days may still be on their way, so none are expected of them
 * @param tolerance the part of what is expected by which sampling may be uneven and still be on pace
 * @param planned at all sites that have a plan
 * @param taken at all sites that have a plan
 * @param takenElsewhere at sites without one
 * @param paces of sites
 * @param rows of each site all goods first, with an empty category; then the categories that plans speak of
 */
record CoverageAnswer(
        int year,
        TestKind kind,
        LocalDate today,
        LocalDate expectedBy,
        double tolerance,
        long planned,
        double expected,
        long taken,
        long takenElsewhere,
        Map<Pace, Integer> paces,
        List<Row> rows) {
    private static final Set<String> PARAMETERS = Set.of("year", "kind");
    private static final int LAST_YEAR = 9999;

    /**
     * @param planned null if nothing was
     * @param expected by now, if the plan is kept evenly; null if nothing was planned
     * @param taken whatever came of them, also those that nothing can be said of
     * @param judged passed, failed or suspect
     * @param share taken of what was planned, 1 is all of it
     * @param remaining of what was planned
     * @param daysSince the latest day of sampling in this year
     * @param perThousand taken, for each thousand residents
     * @param unsafe batches of the site, and in its rows of categories of these goods, that are unsafe now
     * @param suspect those that are suspect or tested again
     * @param sources documents that planned it
     */
    record Row(
            String site,
            String siteKind,
            String category,
            Optional<Integer> tileRow,
            Optional<Integer> tileColumn,
            Optional<Integer> residents,
            Optional<Long> planned,
            Optional<Double> expected,
            long taken,
            long judged,
            Optional<Double> share,
            Optional<Long> remaining,
            Pace pace,
            Optional<LocalDate> lastSampled,
            Optional<Long> daysSince,
            Optional<Double> perThousand,
            long unsafe,
            long suspect,
            String sources) {
        static Row of(Coverage.Line line, List<BatchMarks> open, LocalDate today) {
            Place place = line.place();
            long taken = line.taken().all();
            List<BatchMarks> its = open.stream()
                    .filter(batch -> line.category().equals(Coverage.ALL_GOODS)
                            || batch.category().equals(line.category()))
                    .toList();
            long unsafe = its.stream()
                    .filter(batch -> batch.state() == BatchState.UNSAFE)
                    .count();
            return new Row(
                    place.site(),
                    place.kind(),
                    line.category(),
                    place.tile().map(Place.Tile::row),
                    place.tile().map(Place.Tile::column),
                    place.residents().map(Place.Residents::count),
                    line.planned(),
                    line.expected(),
                    taken,
                    line.taken().judged(),
                    line.share(),
                    line.planned().map(planned -> Math.max(0, planned - taken)),
                    line.pace(),
                    line.taken().last(),
                    line.taken().last().map(day -> ChronoUnit.DAYS.between(day, today)),
                    place.residents().map(residents -> 1000.0 * taken / residents.count()),
                    unsafe,
                    its.size() - unsafe,
                    String.join("; ", line.sources()));
        }

        private boolean isOfAllGoods() {
            return category.equals(Coverage.ALL_GOODS);
        }
    }

    /**
     * @param today the day it is where the house is
     * @throws RefusedQuestion if the question cannot be read, or asks for no kind of test or for several
     */
    static CoverageAnswer of(BoardState state, Plans plans, Parameters parameters, LocalDate today) {
        parameters.allow(PARAMETERS);
        int year = parameters.number("year", today.getYear(), LAST_YEAR);
        TestKind kind = ScopeQuestion.kind(parameters);
        LocalDate expectedBy =
                today.minusDays(Settling.of(state.sources(), kind).days());
        Coverage coverage = Coverage.of(
                plans,
                state.cells(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                new Coverage.Question(year, kind, expectedBy));
        Map<String, List<BatchMarks>> open =
                state.openBatches().stream().map(BatchOutline::marks).collect(Collectors.groupingBy(BatchMarks::site));
        List<Row> rows = coverage.lines().stream()
                .map(line -> Row.of(line, open.getOrDefault(line.place().site(), List.of()), today))
                .toList();
        return of(coverage, rows, today);
    }

    private static CoverageAnswer of(Coverage coverage, List<Row> rows, LocalDate today) {
        List<Row> sites = rows.stream().filter(Row::isOfAllGoods).toList();
        List<Row> planned =
                sites.stream().filter(row -> row.planned().isPresent()).toList();
        Map<Pace, Integer> paces = new EnumMap<>(Pace.class);
        sites.forEach(row -> paces.merge(row.pace(), 1, Integer::sum));
        long taken = planned.stream().mapToLong(Row::taken).sum();
        return new CoverageAnswer(
                coverage.year(),
                coverage.kind(),
                today,
                coverage.expectedBy(),
                Pace.TOLERANCE,
                planned.stream().mapToLong(row -> row.planned().orElseThrow()).sum(),
                planned.stream()
                        .mapToDouble(row -> row.expected().orElseThrow())
                        .sum(),
                taken,
                sites.stream().mapToLong(Row::taken).sum() - taken,
                paces,
                rows);
    }
}
