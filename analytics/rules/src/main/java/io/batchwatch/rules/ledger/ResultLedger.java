package io.batchwatch.rules.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Among the revisions, from 0. */
    int placeOfHolding() {
        int place = 0;
        while (!revisions.get(place).precedence().equals(holding)) {
            place++;
        }
        return place;
    }

    Standing standing() {
        return standing;
    }

    /** What an earlier reading, or an earlier delivery, made of this very row. */
    Optional<Precedence> sameRow(Precedence row) {
        return Stream.concat(revisions.stream().map(Revision::precedence), repeats.stream())
                .filter(known -> known.isSameRow(row))
                .findFirst();
    }

    /** True if some row said the same. */
    boolean says(Revision row) {
        return revisions.stream().anyMatch(r -> r.fingerprint() == row.fingerprint());
    }

    /** True if this very row only repeated another. */
    boolean isRepeat(Precedence row) {
        return repeats.stream().anyMatch(known -> known.isSameRow(row));
    }

    /** True if this very row was the first to say anything of this result. */
    boolean isFirst(Precedence row) {
        return revisions.get(0).precedence().isSameRow(row);
    }

    /** True if this very row said the same in its earlier reading. */
    boolean saidTheSame(Revision row) {
        return revisions.stream()
                .anyMatch(known ->
                        known.precedence().isSameRow(row.precedence()) && known.fingerprint() == row.fingerprint());
    }

    ResultLedger withoutRepeat(Precedence row) {
        return new ResultLedger(
                revisions,
                repeats.stream().filter(known -> !known.isSameRow(row)).toList(),
                holding,
                standing);
    }

    /** What the row says now takes the place of what it said before; if that held, it holds. */
    ResultLedger rereadBy(Revision row, Standing itsStanding) {
        List<Revision> known = revisions.stream()
                .map(before -> before.precedence().isSameRow(row.precedence()) ? row : before)
                .toList();
        boolean holds = holding.isSameRow(row.precedence()) || row.precedence().compareTo(holding) > 0;
        return holds
                ? new ResultLedger(known, repeats, row.precedence(), itsStanding)
                : new ResultLedger(known, repeats, holding, standing);
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
