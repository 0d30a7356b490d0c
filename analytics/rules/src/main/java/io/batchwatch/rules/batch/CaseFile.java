package io.batchwatch.rules.batch;

import io.batchwatch.contract.ActId;
import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.rules.certificate.Shipment;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of one batch: a function of what was said last of each result and each act, not of the order in which
 * it was said. Immutable.
 *
 * @param accusations by result id
 * @param passed how many standard tests found each thing in order
 * @param retests by result id
 * @param acts by their ids, those taken back as well: they must not come again by an older entry
 * @param papers how many results say so of papers that were at fault when they were judged
 */
record CaseFile(
        Map<String, Accusation> accusations,
        Map<Passed, Integer> passed,
        Map<String, RetestPass> retests,
        Map<ActId, BatchAct> acts,
        Map<Shipment, Integer> papers) {
    static final CaseFile EMPTY = new CaseFile(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    private static final Comparator<BatchAct> LAST_SAID =
            Comparator.comparing(BatchAct::enteredAt).thenComparing(BatchAct::isWithdrawn);

    CaseFile {
        accusations = Map.copyOf(accusations);
        passed = Map.copyOf(passed);
        retests = Map.copyOf(retests);
        acts = Map.copyOf(acts);
        papers = Map.copyOf(papers);
    }

    CaseFile with(BatchEvidence evidence) {
        String result = evidence.resultId();
        boolean wasRetest = retests.containsKey(result);
        Optional<Passed> passedBefore =
                wasRetest ? Optional.empty() : evidence.before().flatMap(Passed::by);
        Optional<Passed> passedAfter = evidence.retest().isPresent()
                ? Optional.empty()
                : evidence.after().flatMap(Passed::by);
        return new CaseFile(
                said(accusations, result, evidence.finding().map(found -> new Accusation(evidence.about(), found))),
                counted(passed, passedBefore, passedAfter),
                said(retests, result, evidence.retest()),
                acts,
                counted(papers, evidence.papersBefore(), evidence.papersAfter()));
    }

    /** The same with more things found in order. */
    CaseFile with(List<Passed> passes) {
        Map<Passed, Integer> counts = new HashMap<>(passed);
        passes.forEach(pass -> counts.merge(pass, 1, Integer::sum));
        return new CaseFile(accusations, counts, retests, acts, papers);
    }

    /** What is said of each result, once one says this; empty if it says nothing any more. */
    private static <T> Map<String, T> said(Map<String, T> known, String result, Optional<T> now) {
        if (now.isEmpty() && !known.containsKey(result)) {
            return known;
        }
        Map<String, T> next = new HashMap<>(known);
        next.remove(result);
        now.ifPresent(word -> next.put(result, word));
        return next;
    }

    /** How many say each thing, once one says another thing than before; either may be missing. */
    private static <T> Map<T, Integer> counted(Map<T, Integer> known, Optional<T> before, Optional<T> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return known;
        }
        Map<T, Integer> next = new HashMap<>(known);
        before.ifPresent(thing -> next.computeIfPresent(thing, (t, n) -> n > 1 ? n - 1 : null));
        after.ifPresent(thing -> next.merge(thing, 1, Integer::sum));
        return next;
    }

    /** True if nothing speaks against the batch, of its papers neither, and nothing is done about it. */
    boolean isQuiet() {
        return accusations.isEmpty() && retests.isEmpty() && acts.isEmpty() && papers.isEmpty();
    }

    /** True if nothing later is known of the act. */
    boolean isNews(BatchAct act) {
        BatchAct known = acts.get(act.id());
        return known == null || LAST_SAID.compare(act, known) > 0;
    }

    /** True if the act is known, and was the same when it was told last. */
    boolean knowsAsIs(BatchAct act) {
        BatchAct known = acts.get(act.id());
        return known != null
                && known.isWithdrawn() == act.isWithdrawn()
                && known.lab().equals(act.lab())
                && known.quantity().equals(act.quantity())
                && known.unit().equals(act.unit())
                && known.remark().equals(act.remark());
    }

    CaseFile with(BatchAct act) {
        Map<ActId, BatchAct> done = new HashMap<>(acts);
        done.put(act.id(), act);
        return new CaseFile(accusations, passed, retests, done, papers);
    }

    /** The first act of a kind that was done then or later. */
    Optional<BatchAct> first(ActKind kind, Instant notBefore) {
        return acts(kind, notBefore).findFirst();
    }

    /** Acts of a kind that stand and were done then or later, the first first. */
    Stream<BatchAct> acts(ActKind kind, Instant notBefore) {
        return acts.values().stream()
                .filter(act -> act.kind() == kind
                        && !act.isWithdrawn()
                        && !act.doneAt().isBefore(notBefore))
                .sorted(Comparator.comparing(BatchAct::doneAt).thenComparing(BatchAct::id));
    }

    Optional<Accusation> gravest() {
        return accusations.values().stream().min(Accusation.GRAVEST_FIRST);
    }
}
