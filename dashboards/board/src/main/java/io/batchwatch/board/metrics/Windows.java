package io.batchwatch.board.metrics;

import io.batchwatch.board.statistics.BaselineBook;
import io.batchwatch.board.statistics.WindowSignals;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.board.view.PassRates;
import io.batchwatch.board.vocabulary.Campaign;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.charts.Baseline;
import io.batchwatch.views.VerdictCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pass rates of windows of days of sampling that end today. The campaign window is that of the campaigns that run today,
 * each from its own first day, over the samples taken for it; on other days there is none.
 */
final class Windows {
    private static final String CAMPAIGN = "campaign";
    private static final Map<String, Integer> DAYS = Map.of("1d", 1, "7d", 7, "30d", 30);

    private final BoardState state;
    private final ZoneId zone;
    private final Clock clock;
    private final BaselineBook baselines;

    Windows(BoardState state, ZoneId zone, Clock clock) {
        this.state = state;
        this.zone = zone;
        this.clock = clock;
        baselines = new BaselineBook(state);
    }

    private record Group(TestKind kind, String category) {}

    List<Series> series(List<Campaign> campaigns, KnownCodes categories) {
        Series samples = new Series(MetricCatalog.WINDOW_SAMPLES);
        Series passed = new Series(MetricCatalog.WINDOW_SAMPLES_PASSED);
        Series ratio = new Series(MetricCatalog.WINDOW_PASS_RATIO);
        Series limit = new Series(MetricCatalog.WINDOW_LOWER_CONTROL_LIMIT);
        Instant now = clock.instant();
        WindowSignals.Known known = baselines.at(now, LocalDate.ofInstant(now, zone));
        windows(campaigns, categories)
                .forEach((window, groups) -> groups.forEach((group, counts) -> {
                    String[] labels = {window, LabelValues.of(group.kind()), group.category()};
                    samples.add(counts.judged(), labels);
                    passed.add(counts.pass(), labels);
                    if (counts.judged() > 0) {
                        ratio.add((double) counts.pass() / counts.judged(), labels);
                        // A campaign looks where trouble is suspected: what is usual elsewhere does not judge it.
                        if (!window.equals(CAMPAIGN)) {
                            known.of(group.kind(), group.category())
                                    .ifPresent(baseline -> limit.add(lowerLimit(baseline, counts.judged()), labels));
                        }
                    }
                }));
        return List.of(samples, passed, ratio, limit);
    }

    /** The least pass ratio of so many samples that is no signal. */
    private static double lowerLimit(Baseline baseline, long judged) {
        return (double) (judged - baseline.chart().mostWithoutSignal(judged)) / judged;
    }

    private Map<String, Map<Group, VerdictCounts>> windows(List<Campaign> campaigns, KnownCodes categories) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<String, Map<Group, VerdictCounts>> windows = new HashMap<>();
        DAYS.forEach((window, days) -> {
            Map<Group, VerdictCounts> groups = nothingYet(categories);
            add(groups, categories, today.minusDays(days - 1L), today, Map.of());
            windows.put(window, groups);
        });
        List<Campaign> running =
                campaigns.stream().filter(campaign -> campaign.runsOn(today)).toList();
        if (!running.isEmpty()) {
            Map<Group, VerdictCounts> groups = nothingYet(categories);
            running.forEach(campaign -> add(
                    groups, categories, campaign.from(), today, Map.of(Dimension.CAMPAIGN, Set.of(campaign.code()))));
            windows.put(CAMPAIGN, groups);
        }
        return windows;
    }

    private void add(
            Map<Group, VerdictCounts> groups,
            KnownCodes categories,
            LocalDate from,
            LocalDate to,
            Map<Dimension, Set<String>> only) {
        PassRates.Question question = new PassRates.Question(List.of(Dimension.CATEGORY), Set.of(), only);
        for (PassRates.Row row : PassRates.rows(state.cells(from, to), question)) {
            String category = categories.orOther(row.key().get(Dimension.CATEGORY.code()));
            groups.merge(new Group(row.testKind(), category), row.samples(), VerdictCounts::plus);
        }
    }

    private static Map<Group, VerdictCounts> nothingYet(KnownCodes categories) {
        Map<Group, VerdictCounts> groups = new HashMap<>();
        for (TestKind kind : TestKind.values()) {
            categories.codes().forEach(category -> groups.put(new Group(kind, category), VerdictCounts.NONE));
        }
        return groups;
    }
}
