package io.batchwatch.rules.ledger;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the results of one sample vote, and so what the sample counts for in the pass-rate cube.
 *
 * <p>A sample counts once per test kind, in the place where the result that decided it was found, and once in each hazard
 * group it was tested for; an item counts where it was found. All of it is a function of the votes, so a correction
 * subtracts exactly what it replaces, in whatever order results come. A sample with five hundred analytes still has but a
 * few different votes.
 *
 * <p>Immutable.
 */
public final class SampleLedger {
    public static final SampleLedger EMPTY = new SampleLedger(Map.of());

    private final Map<Vote, Integer> votes;

    SampleLedger(Map<Vote, Integer> votes) {
        this.votes = Map.copyOf(votes);
    }

    Map<Vote, Integer> votes() {
        return votes;
    }

    /** The ledger in which one vote takes the place of another; either may be missing. */
    SampleLedger with(Optional<Vote> instead, Optional<Vote> of) {
        Map<Vote, Integer> next = new HashMap<>(votes);
        of.ifPresent(vote -> next.computeIfPresent(vote, (v, n) -> n > 1 ? n - 1 : null));
        instead.ifPresent(vote -> next.merge(vote, 1, Integer::sum));
        return new SampleLedger(next);
    }

    /** What must be added to the cube when one vote takes the place of another. */
    List<CellDelta> changeTo(SampleLedger next, Optional<Vote> instead, Optional<Vote> of) {
        Map<CellKey, CellDelta> change = new LinkedHashMap<>();
        // What a sample counts for depends on which votes there are, not on how many of each: most items change nothing
        // of it.
        if (!votes.keySet().equals(next.votes.keySet())) {
            sampleCells().forEach((cell, counts) -> addSample(change, cell, counts.negated()));
            next.sampleCells().forEach((cell, counts) -> addSample(change, cell, counts));
        }
        of.ifPresent(
                vote -> addItem(change, vote, VerdictCounts.one(vote.verdict()).negated()));
        instead.ifPresent(vote -> addItem(change, vote, VerdictCounts.one(vote.verdict())));
        return change.values().stream()
                .filter(delta -> !delta.samples().isNone() || !delta.items().isNone())
                .map(delta -> new CellDelta(delta.key(), delta.samples(), delta.items(), 1))
                .toList();
    }

    private Map<CellKey, VerdictCounts> sampleCells() {
        Map<CellKey, VerdictCounts> cells = new LinkedHashMap<>();
        Map<TestKind, Map<String, Vote>> decidingByKind = new EnumMap<>(TestKind.class);
        for (Vote vote : votes.keySet()) {
            decidingByKind
                    .computeIfAbsent(vote.place().kind(), kind -> new LinkedHashMap<>())
                    .merge(vote.hazard(), vote, SampleLedger::decisive);
        }
        for (Map<String, Vote> deciding : decidingByKind.values()) {
            decidingOverall(deciding)
                    .ifPresent(vote -> countSample(cells, vote.place().cell(CellKey.ALL_HAZARDS), vote));
            deciding.forEach((hazard, vote) -> {
                if (!vote.isOnWholeSample()) {
                    countSample(cells, vote.place().cell(hazard), vote);
                }
            });
        }
        return cells;
    }

    /** A verdict on the whole sample counts only where no item of it could be judged. */
    private static Optional<Vote> decidingOverall(Map<String, Vote> decidingByHazard) {
        Optional<Vote> ofItems = Optional.empty();
        for (Vote vote : decidingByHazard.values()) {
            if (!vote.isOnWholeSample()) {
                ofItems = Optional.of(ofItems.isPresent() ? decisive(ofItems.get(), vote) : vote);
            }
        }
        Optional<Vote> ofWhole = Optional.ofNullable(decidingByHazard.get(CellKey.ALL_HAZARDS));
        boolean itemsJudged = ofItems.isPresent() && ofItems.get().verdict() != Verdict.NOT_JUDGED;
        return itemsJudged || ofWhole.isEmpty() ? ofItems : ofWhole;
    }

    /** The worse verdict; of equals the one of the lower place, so that the order of arrival does not matter. */
    private static Vote decisive(Vote one, Vote other) {
        if (one.verdict() == other.verdict()) {
            return one.place().compareTo(other.place()) <= 0 ? one : other;
        }
        return one.verdict().worse(other.verdict()) == one.verdict() ? one : other;
    }

    private static void countSample(Map<CellKey, VerdictCounts> cells, CellKey cell, Vote vote) {
        cells.merge(cell, VerdictCounts.one(vote.verdict()), VerdictCounts::plus);
    }

    private static void addSample(Map<CellKey, CellDelta> change, CellKey cell, VerdictCounts counts) {
        change.merge(cell, new CellDelta(cell, counts, VerdictCounts.NONE, 1), CellDelta::plus);
    }

    private static void addItem(Map<CellKey, CellDelta> change, Vote vote, VerdictCounts counts) {
        if (vote.isOnWholeSample()) {
            return;
        }
        for (String hazard : List.of(CellKey.ALL_HAZARDS, vote.hazard())) {
            CellKey cell = vote.place().cell(hazard);
            change.merge(cell, new CellDelta(cell, VerdictCounts.NONE, counts, 1), CellDelta::plus);
        }
    }
}
