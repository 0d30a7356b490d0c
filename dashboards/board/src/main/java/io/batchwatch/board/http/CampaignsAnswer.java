package io.batchwatch.board.http;

import io.batchwatch.board.statistics.CampaignEffect;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.vocabulary.Campaign;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.comparison.Difference;
import io.batchwatch.rules.comparison.FalseDiscovery;
import io.batchwatch.rules.comparison.MantelHaenszel;
import io.batchwatch.rules.rates.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code /api/v1/campaigns} answers, as pass rates. */
record CampaignsAnswer(LocalDate day, List<Line> campaigns) {
    private static final Set<String> PARAMETERS = Set.of("day", "kind");
    private static final double LEVEL = 0.05;

    /** Judged and passed, with the rate where there is one. */
    record Counted(long judged, long passed, Optional<Double> rate, Optional<Double> lower, Optional<Double> upper) {
        static Counted of(Proportion notPassed) {
            long passed = notPassed.n() - notPassed.events();
            Optional<Rate> rate = notPassed.n() == 0 ? Optional.empty() : Optional.of(Rate.ofPasses(notPassed));
            return new Counted(
                    notPassed.n(), passed, rate.map(Rate::rate), rate.map(Rate::lower), rate.map(Rate::upper));
        }
    }

    /**
     * The campaign's time against another.
     *
     * @param difference of the pass rates in points, 0.01 is one; positive is better, with Newcombe's interval at 95 %
     * @param probability Fisher's, of so great a difference if there were none, whatever was sampled
     * @param oddsRatio of passing during the campaign against then, within category, site and origin (Mantel-Haenszel)
     * @param oddsProbability of the test that it is 1
     * @param adjustedProbability the test's that counts (within strata if possible), corrected for all comparisons shown
     * @param verdict {@code better}, {@code worse} or {@code no_difference_shown}
     */
    record Versus(
            LocalDate from,
            LocalDate to,
            Counted then,
            Optional<Double> difference,
            Optional<Double> differenceLower,
            Optional<Double> differenceUpper,
            Optional<Double> probability,
            Optional<Double> oddsRatio,
            Optional<Double> oddsLower,
            Optional<Double> oddsUpper,
            Optional<Double> oddsProbability,
            Optional<Double> adjustedProbability,
            String verdict) {
        static Versus of(CampaignEffect.Comparison comparison, Optional<Double> adjusted) {
            // Events are what did not pass: turned round, a difference changes its sign and odds their side.
            Optional<Difference> crude = comparison.crude();
            Optional<MantelHaenszel> within = comparison.adjusted();
            return new Versus(
                    comparison.from(),
                    comparison.to(),
                    Counted.of(comparison.counted()),
                    crude.map(found -> -found.difference()),
                    crude.map(found -> -found.upper()),
                    crude.map(found -> -found.lower()),
                    crude.map(Difference::probability),
                    within.map(found -> 1 / found.oddsRatio()),
                    within.map(found -> 1 / found.upper()),
                    within.map(found -> 1 / found.lower()),
                    within.map(MantelHaenszel::probability),
                    adjusted,
                    verdict(comparison, adjusted));
        }

        private static String verdict(CampaignEffect.Comparison comparison, Optional<Double> adjusted) {
            if (adjusted.isEmpty() || adjusted.get() > LEVEL) {
                return "no_difference_shown";
            }
            boolean fewer = comparison
                    .adjusted()
                    .map(found -> found.oddsRatio() < 1)
                    .orElseGet(() -> comparison.crude().orElseThrow().difference() < 0);
            return fewer ? "better" : "worse";
        }
    }

    /**
     * @param own samples taken for the campaign itself; they look where trouble is suspected and are compared with nothing
     * @param during all other samples of what it looks at, while it runs
     */
    record Line(
            String code,
            String category,
            String hazard,
            TestKind testKind,
            LocalDate from,
            LocalDate to,
            Counted own,
            Counted during,
            Versus before,
            Versus yearBefore) {}

    /**
     * @throws RefusedQuestion if the question cannot be read
     */
    static CampaignsAnswer of(BoardState state, List<Campaign> campaigns, Parameters parameters, LocalDate today) {
        parameters.allow(PARAMETERS);
        LocalDate day = parameters.day("day").orElse(today);
        List<TestKind> asked = parameters.words("kind", TestKind.class);
        List<TestKind> kinds = asked.isEmpty() ? List.of(TestKind.values()) : asked;
        List<CampaignEffect> effects = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            kinds.forEach(kind -> CampaignEffect.of(state, campaign, kind, day).ifPresent(effects::add));
        }
        effects.removeIf(effect -> effect.own().n() + effect.during().n() == 0);
        List<CampaignEffect.Comparison> comparisons = new ArrayList<>();
        effects.forEach(effect -> comparisons.addAll(List.of(effect.before(), effect.yearBefore())));
        List<Optional<Double>> adjusted = adjusted(comparisons);
        List<Line> lines = new ArrayList<>();
        for (CampaignEffect effect : effects) {
            int at = 2 * lines.size();
            lines.add(new Line(
                    effect.campaign().code(),
                    effect.campaign().category(),
                    effect.campaign().hazard(),
                    effect.kind(),
                    effect.from(),
                    effect.to(),
                    Counted.of(effect.own()),
                    Counted.of(effect.during()),
                    Versus.of(effect.before(), adjusted.get(at)),
                    Versus.of(effect.yearBefore(), adjusted.get(at + 1))));
        }
        return new CampaignsAnswer(day, lines);
    }

    private static List<Optional<Double>> adjusted(List<CampaignEffect.Comparison> comparisons) {
        List<Optional<Double>> probabilities = comparisons.stream()
                .map(comparison -> comparison
                        .adjusted()
                        .map(MantelHaenszel::probability)
                        .or(() -> comparison.crude().map(Difference::probability)))
                .toList();
        List<Double> adjusted = FalseDiscovery.adjusted(
                probabilities.stream().flatMap(Optional::stream).toList());
        List<Optional<Double>> placed = new ArrayList<>();
        int next = 0;
        for (Optional<Double> probability : probabilities) {
            placed.add(probability.isPresent() ? Optional.of(adjusted.get(next++)) : Optional.empty());
        }
        return placed;
    }
}
