package io.batchwatch.board.bulletin;

import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.reference.Names;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.PassRateCell;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All bulletins that there are: one for each month that is complete, not too small, and of which no case is open. */
public final class Bulletins {
    private static final Comparator<Bulletin.Finding> ORDER = Comparator.comparing(Bulletin.Finding::category)
            .thenComparing(Bulletin.Finding::productEn)
            .thenComparing(Bulletin.Finding::analyteEn)
            .thenComparing(Bulletin.Finding::value)
            .thenComparing(finding -> finding.producer().orElse(""));

    private final Publishing publishing;
    private final PublicWords words;
    private final Map<YearMonth, Map<String, Tally>> tallies = new HashMap<>();
    private final Map<YearMonth, List<Optional<Bulletin.Finding>>> confirmed = new HashMap<>();
    private final Set<YearMonth> undecided = new HashSet<>();

    private Bulletins(Publishing publishing, Names names) {
        this.publishing = publishing;
        this.words = new PublicWords(names, publishing);
    }

    /**
     * What they are made from.
     *
     * @param cells of any kind, day and hazard
     * @param batches in any state, one after the other: there may be more of them than should be on the heap at a time
     * @param settledTo the last day of sampling whose laboratory results are in
     */
    public record Facts(
            Stream<PassRateCell> cells, Stream<BatchView> batches, LocalDate settledTo, Instant now, ZoneId zone) {}

    /** By month. */
    public static NavigableMap<YearMonth, Bulletin> of(Facts facts, Names names, Publishing publishing) {
        Bulletins bulletins = new Bulletins(publishing, names);
        bulletins.countPassed(facts);
        bulletins.countCases(facts);
        return bulletins.made(LocalDate.ofInstant(facts.now(), facts.zone()));
    }

    private void countPassed(Facts facts) {
        facts.cells()
                .filter(cell -> cell.key().testKind() == TestKind.LAB
                        && cell.key().hazard().equals(CellKey.ALL_HAZARDS)
                        && isComplete(YearMonth.from(cell.key().day()), facts))
                .forEach(cell -> count(
                        YearMonth.from(cell.key().day()),
                        cell.key().category(),
                        new Tally(cell.samples().pass(), 0)));
    }

    /** From the batches, not from the cells: these count a laboratory's fail while it may still be objected to. */
    private void countCases(Facts facts) {
        Set<String> counted = new HashSet<>();
        Case.of(facts.batches(), facts.now()).forEach(each -> {
            YearMonth month = each.month(facts.zone());
            if (isComplete(month, facts)) {
                switch (each.outcome()) {
                    case OPEN -> undecided.add(month);
                    case CONFIRMED -> {
                        confirmed
                                .computeIfAbsent(month, same -> new ArrayList<>())
                                .add(words.finding(each));
                        if (counted.add(
                                each.batch().batchId() + "\n" + each.finding().sampleId())) {
                            count(month, each.batch().category(), new Tally(0, 1));
                        }
                    }
                }
            }
        });
    }

    private static boolean isComplete(YearMonth month, Facts facts) {
        return !month.atEndOfMonth().isAfter(facts.settledTo());
    }

    /** A category that the reference data do not know is a sender's word. */
    private void count(YearMonth month, String category, Tally tally) {
        tallies.computeIfAbsent(month, same -> new HashMap<>())
                .merge(words.isCategory(category) ? category : Bulletin.REST, tally, Tally::plus);
    }

    private NavigableMap<YearMonth, Bulletin> made(LocalDate today) {
        Map<YearMonth, MonthTable> tables = new HashMap<>();
        // A rate without what is undecided would be too good; with it, it would accuse.
        tallies.keySet().removeAll(undecided);
        tallies.forEach((month, byCategory) ->
                MonthTable.of(byCategory, publishing.leastInspected()).ifPresent(table -> tables.put(month, table)));
        NavigableMap<YearMonth, Bulletin> made = new TreeMap<>();
        tables.keySet().forEach(month -> made.put(month, bulletin(month, tables, today)));
        return made;
    }

    private Bulletin bulletin(YearMonth month, Map<YearMonth, MonthTable> tables, LocalDate today) {
        MonthTable table = tables.get(month);
        Optional<MonthTable> monthBefore = Optional.ofNullable(tables.get(month.minusMonths(1)));
        Optional<MonthTable> yearBefore = Optional.ofNullable(tables.get(month.minusYears(1)));
        List<Bulletin.Row> rows = table.rows().entrySet().stream()
                .map(row -> new Bulletin.Row(
                        row.getKey(),
                        words.category(row.getKey()).zh(),
                        words.category(row.getKey()).en(),
                        Bulletin.Figures.of(
                                row.getValue(),
                                monthBefore.flatMap(earlier -> earlier.own(row.getKey())),
                                yearBefore.flatMap(earlier -> earlier.own(row.getKey())))))
                .toList();
        List<Bulletin.Finding> listed = confirmed.getOrDefault(month, List.of()).stream()
                .flatMap(Optional::stream)
                .filter(finding -> table.own(finding.category()).isPresent())
                .sorted(ORDER)
                .toList();
        return new Bulletin(
                month,
                today,
                publishing.leastInspected(),
                Bulletin.Figures.of(
                        table.total(), monthBefore.map(MonthTable::total), yearBefore.map(MonthTable::total)),
                rows,
                listed,
                confirmed.getOrDefault(month, List.of()).size() - listed.size());
    }
}
