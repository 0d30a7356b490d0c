package io.batchwatch.rules.ledger;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the results of one sample vote, and so what the sample counts for in the pass-rate cube.
 *
 * <p>A sample counts once per test kind, in the place where the result that decided it was found, and once in each hazard
 * group it was tested for; an item counts where it was found. All of it is a function of the votes, so a correction
 * subtracts exactly what it replaces, in whatever order results come. A sample with five hundred analytes still has but a
 * few different votes, which is why they are a list.
 *
 * <p>Immutable.
 */
public final class SampleLedger {
    public static final SampleLedger EMPTY = new SampleLedger(List.of());

    private static final List<TestKind> KINDS = List.of(TestKind.values());

    private final List<Votes> votes;

    /**
     * @param votes different ones
     */
    SampleLedger(List<Votes> votes) {
        this.votes = List.copyOf(votes);
    }

    /**
     * How many results vote alike.
     *
     * @param number above zero
     */
    record Votes(Vote vote, int number) {}

    List<Votes> votes() {
        return votes;
    }

    /** The ledger in which one vote takes the place of another; either may be missing. */
    SampleLedger with(Optional<Vote> instead, Optional<Vote> of) {
        if (instead.equals(of)) {
            return this;
        }
        List<Votes> next = new ArrayList<>(votes.size() + 1);
        next.addAll(votes);
        of.ifPresent(vote -> remove(next, vote));
        instead.ifPresent(vote -> add(next, vote));
        return new SampleLedger(next);
    }

    private static void add(List<Votes> votes, Vote vote) {
        int place = placeOf(votes, vote);
        if (place < 0) {
            votes.add(new Votes(vote, 1));
        } else {
            votes.set(place, new Votes(vote, votes.get(place).number() + 1));
        }
    }

    private static void remove(List<Votes> votes, Vote vote) {
        int place = placeOf(votes, vote);
        if (place >= 0 && votes.get(place).number() > 1) {
            votes.set(place, new Votes(vote, votes.get(place).number() - 1));
        } else if (place >= 0) {
            votes.remove(place);
        }
    }

    /** Below zero if nothing votes so. */
    private static int placeOf(List<Votes> votes, Vote vote) {
        for (int place = 0; place < votes.size(); place++) {
            if (votes.get(place).vote().equals(vote)) {
                return place;
            }
        }
        return -1;
    }

    /** What must be added to the cube when one vote takes the place of another. */
    List<CellDelta> changeTo(SampleLedger next, Optional<Vote> instead, Optional<Vote> of) {
        CellChanges changes = new CellChanges();
        // What a sample counts for depends on which votes there are, not on how many of each: most items change nothing
        // of it.
        if (!hasTheVotesOf(next)) {
            List<Vote> before = counting();
            List<Vote> after = next.counting();
            for (Vote vote : before) {
                if (!after.contains(vote)) {
                    changes.removeSample(vote);
                }
            }
            for (Vote vote : after) {
                if (!before.contains(vote)) {
                    changes.addSample(vote);
                }
            }
        }
        of.ifPresent(changes::removeItem);
        instead.ifPresent(changes::addItem);
        return changes.deltas();
    }

    private boolean hasTheVotesOf(SampleLedger other) {
        if (votes.size() != other.votes.size()) {
            return false;
        }
        for (Votes known : votes) {
            if (placeOf(other.votes, known.vote()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The votes by which the sample counts, each in its cell. */
    private List<Vote> counting() {
        if (votes.isEmpty()) {
            return List.of();
        }
        List<Vote> counting = new ArrayList<>(2 * votes.size());
        for (TestKind kind : KINDS) {
            decidingOverall(kind).ifPresent(vote -> counting.add(vote.overall()));
        }
        for (Votes known : votes) {
            if (!known.vote().isOnWholeSample() && decides(known.vote())) {
                counting.add(known.vote());
            }
        }
        return counting;
    }

    /** True if none of its kind and hazard decides before it. */
    private boolean decides(Vote vote) {
        for (Votes known : votes) {
            Vote other = known.vote();
            boolean isOfItsCell = other.place().kind() == vote.place().kind()
                    && other.hazard().equals(vote.hazard());
            if (isOfItsCell && !other.equals(vote) && decisive(vote, other).equals(other)) {
                return false;
            }
        }
        return true;
    }

    /** A verdict on the whole sample counts only where no item of it could be judged. */
    private Optional<Vote> decidingOverall(TestKind kind) {
        Optional<Vote> ofItems = Optional.empty();
        Optional<Vote> ofWhole = Optional.empty();
        for (Votes known : votes) {
            Vote vote = known.vote();
            if (vote.place().kind() == kind && vote.isOnWholeSample()) {
                ofWhole = Optional.of(ofWhole.isPresent() ? decisive(ofWhole.get(), vote) : vote);
            } else if (vote.place().kind() == kind) {
                ofItems = Optional.of(ofItems.isPresent() ? decisive(ofItems.get(), vote) : vote);
            }
        }
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
}
