package io.batchwatch.rules.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one result id. Immutable.
 *
 * <p>The same content again is a duplicate; other content is a revision, and of all revisions the one of the highest
 * {@link Precedence} holds.
 */
public final class ResultLedger {
    /** Of rows that only repeat, the latest this many: a redelivery of one must not count as one more duplicate. */
    static final int REPEATS_KEPT = 32;

    private final List<Revision> revisions;
    private final List<Precedence> repeats;
    private final Precedence holding;
    private final Standing standing;

    /**
     * @param revisions what was said, each once, in the order it came; never empty
     * @param holding the precedence of the revision that holds
     * @param standing what that revision contributes
     */
    ResultLedger(List<Revision> revisions, List<Precedence> repeats, Precedence holding, Standing standing) {
        this.revisions = List.copyOf(revisions);
        this.repeats = List.copyOf(repeats);
        this.holding = holding;
        this.standing = standing;
    }

    /**
     * @param fingerprint of the content, see {@link io.batchwatch.contract.TestResultCodec#contentFingerprint}
     */
    record Revision(Precedence precedence, long fingerprint) {}

    static ResultLedger first(Revision revision, Standing standing) {
        return new ResultLedger(List.of(revision), List.of(), revision.precedence(), standing);
    }

    List<Revision> revisions() {
        return revisions;
    }

    List<Precedence> repeats() {
        return repeats;
    }

    Precedence holding() {
        return holding;
    }

    Standing standing() {
        return standing;
    }

    /** What this row is to what is known; empty if it is a revision not known yet. */
    Optional<RowOutcome> recognised(Revision row) {
        boolean seen = revisions.stream().anyMatch(r -> r.precedence().isSameRow(row.precedence()))
                || repeats.stream().anyMatch(r -> r.isSameRow(row.precedence()));
        if (seen) {
            return Optional.of(RowOutcome.REDELIVERED);
        }
        boolean said = revisions.stream().anyMatch(r -> r.fingerprint() == row.fingerprint());
        return said ? Optional.of(RowOutcome.DUPLICATE) : Optional.empty();
    }

    ResultLedger repeatedBy(Precedence row) {
        List<Precedence> kept = new ArrayList<>(repeats);
        kept.add(row);
        return new ResultLedger(
                revisions, kept.subList(Math.max(0, kept.size() - REPEATS_KEPT), kept.size()), holding, standing);
    }

    ResultLedger revisedBy(Revision row, Standing itsStanding) {
        List<Revision> known = new ArrayList<>(revisions);
        known.add(row);
        return row.precedence().compareTo(holding) > 0
                ? new ResultLedger(known, repeats, row.precedence(), itsStanding)
                : new ResultLedger(known, repeats, holding, standing);
    }
}
