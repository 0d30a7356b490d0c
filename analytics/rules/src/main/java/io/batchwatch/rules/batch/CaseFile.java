package io.batchwatch.rules.batch;

import io.batchwatch.contract.ActId;
import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.rules.certificate.Shipment;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        Map<String, Accusation> accused = new TreeMap<>(accusations);
        accused.remove(result);
        evidence.finding().ifPresent(finding -> accused.put(result, new Accusation(evidence.about(), finding)));
        Map<String, RetestPass> tested = new TreeMap<>(retests);
        boolean wasRetest = tested.remove(result) != null;
        evidence.retest().ifPresent(pass -> tested.put(result, pass));
        Map<Passed, Integer> inOrder = new TreeMap<>(passed);
        if (!wasRetest) {
            evidence.before()
                    .filter(speech -> !speech.accuses())
                    .ifPresent(speech -> inOrder.computeIfPresent(Passed.of(speech), (p, n) -> n > 1 ? n - 1 : null));
        }
        if (evidence.retest().isEmpty()) {
            evidence.after()
                    .filter(speech -> !speech.accuses())
                    .ifPresent(speech -> inOrder.merge(Passed.of(speech), 1, Integer::sum));
        }
        Map<Shipment, Integer> carried = new TreeMap<>(papers);
        evidence.papersBefore().ifPresent(said -> carried.computeIfPresent(said, (p, n) -> n > 1 ? n - 1 : null));
        evidence.papersAfter().ifPresent(said -> carried.merge(said, 1, Integer::sum));
        return new CaseFile(accused, inOrder, tested, acts, carried);
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
        Map<ActId, BatchAct> done = new TreeMap<>(acts);
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
