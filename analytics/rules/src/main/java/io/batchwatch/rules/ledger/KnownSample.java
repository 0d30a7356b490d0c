package io.batchwatch.rules.ledger;

import io.batchwatch.contract.ResultId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of a sample in one piece: how its results vote, and the ledger of each. A sample has a few results, and
 * most come together: one value is read for them all, and one written.
 *
 * <p>Immutable.
 */
public final class KnownSample {
    public static final KnownSample NOTHING = new KnownSample(SampleLedger.EMPTY, Map.of(), false);

    /**
     * A sender may give everything the same sample id. What comes after this many results is kept elsewhere, each by itself:
     * one more row must not cost the writing of thousands.
     */
    static final int MOST_RESULTS = 64;

    private final SampleLedger votes;
    private final Map<ResultId, ResultLedger> results;
    private final boolean isMoreElsewhere;

    /**
     * @param isMoreElsewhere true if there may be results of the sample that are kept elsewhere
     */
    KnownSample(SampleLedger votes, Map<ResultId, ResultLedger> results, boolean isMoreElsewhere) {
        this.votes = votes;
        this.results = Map.copyOf(results);
        this.isMoreElsewhere = isMoreElsewhere;
    }

    public SampleLedger votes() {
        return votes;
    }

    public boolean isMoreElsewhere() {
        return isMoreElsewhere;
    }

    /** Empty as well for a result that is kept elsewhere. */
    public Optional<ResultLedger> result(ResultId id) {
        return Optional.ofNullable(results.get(id));
    }

    /** Every result that is kept here. */
    Map<ResultId, ResultLedger> results() {
        return results;
    }

    /**
     * With what its results say now.
     *
     * @param learnt those that said something; where there is no room for one, it is not in {@link #result} afterwards
     */
    public KnownSample with(SampleLedger itsVotes, Map<ResultId, ResultLedger> learnt) {
        Map<ResultId, ResultLedger> next = new HashMap<>(results);
        boolean isAllHere = true;
        for (Map.Entry<ResultId, ResultLedger> result : learnt.entrySet()) {
            if (next.size() < MOST_RESULTS || next.containsKey(result.getKey())) {
                next.put(result.getKey(), result.getValue());
            } else {
                isAllHere = false;
            }
        }
        return new KnownSample(itsVotes, next, isMoreElsewhere || !isAllHere);
    }
}
