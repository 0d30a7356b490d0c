package io.batchwatch.board.statistics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.board.vocabulary.Campaign;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.comparison.Difference;
import io.batchwatch.rules.comparison.MantelHaenszel;
import io.batchwatch.rules.comparison.MantelHaenszel.Stratum;
import io.batchwatch.rules.rates.Proportion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the pass rate while a campaign ran. Compared are samples <em>not</em> taken for the campaign: those look
 * where trouble is suspected, and say nothing of a change. Within category, site and origin, so that sampling elsewhere is
 * not taken for doing better.
 *
 * @param from the first day of the campaign
 * @param to its last day so far
 * @param own samples taken for the campaign itself
 * @param before as many days just before it
 * @param yearBefore the same days of the year before, for the season
 */
public record CampaignEffect(
        Campaign campaign,
        TestKind kind,
        LocalDate from,
        LocalDate to,
        Proportion own,
        Proportion during,
        Comparison before,
        Comparison yearBefore) {
    private static final List<Dimension> STRATA = List.of(Dimension.CATEGORY, Dimension.SITE, Dimension.ORIGIN);

    /** Samples taken for no campaign. */
    private static final String NONE = "";

    /**
     * @param counted of the period that the campaign is compared with
     * @param crude of events during the campaign less those of the period, whatever was sampled; empty if one has none
     * @param adjusted odds of an event during the campaign against those of the period, within strata; empty if no
     *     stratum has both
     */
    public record Comparison(
            LocalDate from,
            LocalDate to,
            Proportion counted,
            Optional<Difference> crude,
            Optional<MantelHaenszel> adjusted) {}

    /**
     * @param today the last day looked at
     * @return empty if the campaign has not begun
     */
    public static Optional<CampaignEffect> of(BoardState state, Campaign campaign, TestKind kind, LocalDate today) {
        if (campaign.from().isAfter(today)) {
            return Optional.empty();
        }
        LocalDate from = campaign.from();
        LocalDate to = campaign.to().isBefore(today) ? campaign.to() : today;
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        Scope all = scope(campaign, kind);
        Scope others = all.with(Dimension.CAMPAIGN, NONE);
        Map<List<String>, Proportion> during = others.groups(state, from, to, STRATA);
        Scope own = all.with(Dimension.CAMPAIGN, campaign.code());
        return Optional.of(new CampaignEffect(
                campaign,
                kind,
                from,
                to,
                Proportion.sum(own.groups(state, from, to, STRATA).values()),
                Proportion.sum(during.values()),
                comparison(during, others, state, from.minusDays(days), from.minusDays(1)),
                comparison(during, others, state, from.minusYears(1), to.minusYears(1))));
    }

    private static Scope scope(Campaign campaign, TestKind kind) {
        Scope scope = new Scope(kind, Map.of());
        scope = campaign.category().isEmpty() ? scope : scope.with(Dimension.CATEGORY, campaign.category());
        return campaign.hazard().isEmpty() ? scope : scope.with(Dimension.HAZARD, campaign.hazard());
    }

    private static Comparison comparison(
            Map<List<String>, Proportion> during, Scope scope, BoardState state, LocalDate from, LocalDate to) {
        Map<List<String>, Proportion> then = scope.groups(state, from, to, STRATA);
        Proportion all = Proportion.sum(during.values());
        Proportion earlier = Proportion.sum(then.values());
        Set<List<String>> keys = new HashSet<>(during.keySet());
        keys.addAll(then.keySet());
        List<Stratum> strata = new ArrayList<>();
        keys.forEach(key -> strata.add(
                new Stratum(during.getOrDefault(key, Proportion.NONE), then.getOrDefault(key, Proportion.NONE))));
        Optional<Difference> crude =
                all.n() == 0 || earlier.n() == 0 ? Optional.empty() : Optional.of(Difference.of(all, earlier));
        return new Comparison(from, to, earlier, crude, MantelHaenszel.of(strata));
    }
}
