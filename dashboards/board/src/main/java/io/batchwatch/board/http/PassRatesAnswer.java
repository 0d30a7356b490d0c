package io.batchwatch.board.http;

import io.batchwatch.board.statistics.ControlChart;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.board.view.PassRate;
import io.batchwatch.board.view.PassRates;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.rates.Shrinkage;
import io.batchwatch.views.Origin;
import io.batchwatch.views.VerdictCounts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code /api/v1/pass-rates} answers.
 *
 * @param from the first day looked at; empty if no first day was asked for and there are no data
 * @param firstDay of all data, whatever was asked
 */
record PassRatesAnswer(
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        List<String> by,
        String zone,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> lastDay,
        List<Group> rows) {
    private static final Set<Dimension> NARROWED_BY = Set.of(
            Dimension.SITE, Dimension.CATEGORY, Dimension.HAZARD, Dimension.LAB, Dimension.CAMPAIGN, Dimension.ORIGIN);

    private static final Set<String> PARAMETERS = parameters();

    /** Asks for one row of each kind of test. */
    private static final String WHOLE = "kind";

    /** One row; the sampling pass rate beside the item pass rate. */
    record Group(
            Map<String, String> key,
            TestKind testKind,
            VerdictCounts samples,
            long judged,
            long passed,
            Optional<Double> rate,
            Optional<Double> lower,
            Optional<Double> upper,
            boolean small,
            Optional<Shrunken> shrunken,
            PassRate items) {
        static Group of(PassRates.Row row, Map<TestKind, Shrinkage> usual) {
            PassRate rate = PassRate.of(row.samples());
            return new Group(
                    row.key(),
                    row.testKind(),
                    row.samples(),
                    rate.judged(),
                    rate.passed(),
                    rate.rate(),
                    rate.lower(),
                    rate.upper(),
                    rate.judged() < ControlChart.SMALL,
                    Optional.ofNullable(usual.get(row.testKind()))
                            .filter(known -> rate.rate().isPresent())
                            .map(known -> Shrunken.of(known.believe(notPassed(row)))),
                    PassRate.of(row.items()));
        }
    }

    /** The rate drawn towards the usual of the rows of its kind by as much as it lacks samples; 95 % of what is believed. */
    record Shrunken(double rate, double lower, double upper) {
        static Shrunken of(Shrinkage.Believed notPassed) {
            return new Shrunken(1 - notPassed.rate(), 1 - notPassed.upper(), 1 - notPassed.lower());
        }
    }

    /**
     * @throws RefusedQuestion if the question cannot be read
     */
    static PassRatesAnswer of(BoardState state, Parameters parameters, ZoneId zone) {
        parameters.allow(PARAMETERS);
        Optional<LocalDate> from = parameters.day("from");
        Optional<LocalDate> to = parameters.day("to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw Parameters.refuse("'from' is after 'to'", "起始日期晚于截止日期");
        }
        PassRates.Question question = question(parameters);
        List<PassRates.Row> rows =
                PassRates.rows(state.cells(from.orElse(LocalDate.MIN), to.orElse(LocalDate.MAX)), question);
        return new PassRatesAnswer(
                from.or(state::firstDay),
                to.or(state::lastDay),
                question.by().stream().map(Dimension::code).toList(),
                zone.getId(),
                state.firstDay(),
                state.lastDay(),
                groups(rows, question.by()));
    }

    private static List<Group> groups(List<PassRates.Row> rows, List<Dimension> by) {
        Map<TestKind, Shrinkage> usual = new EnumMap<>(TestKind.class);
        // Days and months of one place are no places of one kind: they are the chart's.
        if (!by.contains(Dimension.DAY) && !by.contains(Dimension.MONTH)) {
            for (TestKind kind : TestKind.values()) {
                List<Proportion> alike = rows.stream()
                        .filter(row -> row.testKind() == kind
                                && PassRate.of(row.samples()).rate().isPresent())
                        .map(PassRatesAnswer::notPassed)
                        .toList();
                if (alike.size() > 1) {
                    usual.put(kind, Shrinkage.among(alike));
                }
            }
        }
        return rows.stream().map(row -> Group.of(row, usual)).toList();
    }

    private static Proportion notPassed(PassRates.Row row) {
        PassRate rate = PassRate.of(row.samples());
        return new Proportion(rate.judged() - rate.passed(), rate.judged());
    }

    private static PassRates.Question question(Parameters parameters) {
        Map<Dimension, Set<String>> only = new EnumMap<>(Dimension.class);
        NARROWED_BY.forEach(
                dimension -> only.put(dimension, Set.copyOf(new HashSet<>(parameters.texts(dimension.code())))));
        only.put(
                Dimension.ORIGIN,
                parameters.words(Dimension.ORIGIN.code(), Origin.class).stream()
                        .map(Origin::name)
                        .collect(Collectors.toSet()));
        try {
            return new PassRates.Question(by(parameters), Set.copyOf(kinds(parameters)), only);
        } catch (IllegalArgumentException e) {
            throw Parameters.refuse(
                    "Several hazards in one row would count a sample more than once: ask for one, or by hazard",
                    "同一行合并多个危害类别会重复计数：请只选一个，或按危害类别分组");
        }
    }

    private static List<Dimension> by(Parameters parameters) {
        if (parameters.text("by").equals(WHOLE)) {
            return List.of();
        }
        List<Dimension> by = new LinkedHashSet<>(parameters.words("by", Dimension.class))
                .stream().toList();
        return by.isEmpty() ? List.of(Dimension.CATEGORY) : by;
    }

    private static Set<TestKind> kinds(Parameters parameters) {
        return new HashSet<>(parameters.words("kind", TestKind.class));
    }

    private static Set<String> parameters() {
        Set<String> parameters = new HashSet<>(Set.of("from", "to", "by", "kind"));
        Arrays.stream(Dimension.values())
                .filter(NARROWED_BY::contains)
                .forEach(dimension -> parameters.add(dimension.code()));
        return Set.copyOf(parameters);
    }
}
