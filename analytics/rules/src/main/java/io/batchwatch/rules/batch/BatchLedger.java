package io.batchwatch.rules.batch;

import io.batchwatch.contract.TestItem;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands against one batch, and what was found in order.
 *
 * <pre>
 *            rapid positive               a standard test of the same thing passed
 *   CLEAR ────────────────▶ SUSPECT ─────────────────────────────────────────────▶ CLEARED
 *     └─────────┬──────────────┴────────────────────┬────────────────────────────────┘
 *               ▼ a standard method finds it unsafe ▼
 *             UNSAFE            (a correction that takes a finding back leads back the same way)
 * </pre>
 *
 * The state is a function of what the results say now, so the order in which they came does not matter; the story
 * remembers the order.
 *
 * @param about as the latest result that speaks of it describes it
 * @param accusations by result id
 * @param passed how many standard tests found each thing in order
 * @param story the latest {@link #SHOWN} moments, oldest first
 * @param changedAt when the state last changed
 * @param version how many pieces of evidence went into it
 */
public record BatchLedger(
        BatchDescription about,
        Map<String, BatchFinding> accusations,
        Map<Passed, Integer> passed,
        List<BatchMoment> story,
        BatchState state,
        Instant changedAt,
        long version) {
    /** A view shows at most this many findings and this many moments. */
    static final int SHOWN = 50;

    private static final String BANNED = "banned_substance";

    private static final Comparator<BatchFinding> GRAVEST_FIRST = Comparator.comparing(BatchLedger::severity)
            .thenComparing(BatchFinding::receivedAt)
            .thenComparing(BatchFinding::resultId);

    public static final BatchLedger EMPTY = new BatchLedger(
            new BatchDescription("", "", "", "", "", ""),
            Map.of(),
            Map.of(),
            List.of(),
            BatchState.CLEAR,
            Instant.EPOCH,
            0);

    public BatchLedger {
        Objects.requireNonNull(about);
        accusations = Map.copyOf(accusations);
        passed = Map.copyOf(passed);
        story = List.copyOf(story);
        Objects.requireNonNull(state);
        Objects.requireNonNull(changedAt);
    }

    /**
     * What a standard test found in order.
     *
     * @param analyte its code; {@code *} for the whole sample
     */
    public record Passed(String analyte, String hazard) {
        static Passed of(Speech speech) {
            return new Passed(speech.analyte(), speech.hazard());
        }

        /** The same analyte, or one of the hazard group that the rapid test screens for. */
        boolean clears(BatchFinding suspicion) {
            return analyte.equals(suspicion.analyte())
                    || analyte.equals(TestItem.WHOLE_SAMPLE)
                    || (!suspicion.screensFor().isEmpty()
                            && suspicion.screensFor().equals(hazard));
        }
    }

    /**
     * @param now when the job moves the batch; it is reported and decides nothing
     */
    public BatchStep apply(BatchEvidence evidence, Instant now) {
        Map<String, BatchFinding> accused = new TreeMap<>(accusations);
        accused.remove(evidence.resultId());
        evidence.finding().ifPresent(finding -> accused.put(evidence.resultId(), finding));
        Map<Passed, Integer> inOrder = passedAfter(evidence);
        BatchState to = stateOf(accused, inOrder);
        boolean worthTelling = to != state
                || evidence.before().stream().anyMatch(Speech::accuses)
                || evidence.finding().isPresent();
        List<BatchMoment> told = worthTelling ? withMoment(BatchStory.moment(evidence, state, to)) : story;
        BatchLedger next = new BatchLedger(
                evidence.after().isPresent() ? evidence.about() : about,
                accused,
                inOrder,
                told,
                to,
                to == state ? changedAt : evidence.at(),
                version + 1);
        return new BatchStep(
                next,
                told.isEmpty() ? Optional.empty() : Optional.of(next.view(evidence.batchKey())),
                to == state ? Optional.empty() : Optional.of(next.alert(evidence, state, now)));
    }

    private Map<Passed, Integer> passedAfter(BatchEvidence evidence) {
        Map<Passed, Integer> next =
                new TreeMap<>(Comparator.comparing(Passed::analyte).thenComparing(Passed::hazard));
        next.putAll(passed);
        evidence.before()
                .filter(speech -> !speech.accuses())
                .ifPresent(speech -> next.computeIfPresent(Passed.of(speech), (p, n) -> n > 1 ? n - 1 : null));
        evidence.after()
                .filter(speech -> !speech.accuses())
                .ifPresent(speech -> next.merge(Passed.of(speech), 1, Integer::sum));
        return next;
    }

    private static BatchState stateOf(Map<String, BatchFinding> accusations, Map<Passed, Integer> passed) {
        if (accusations.isEmpty()) {
            return BatchState.CLEAR;
        }
        if (accusations.values().stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL)) {
            return BatchState.UNSAFE;
        }
        boolean allCleared = accusations.values().stream()
                .allMatch(suspicion -> passed.keySet().stream().anyMatch(p -> p.clears(suspicion)));
        return allCleared ? BatchState.CLEARED : BatchState.SUSPECT;
    }

    private List<BatchMoment> withMoment(BatchMoment moment) {
        List<BatchMoment> told = new ArrayList<>(story);
        told.add(moment);
        return told.subList(Math.max(0, told.size() - SHOWN), told.size());
    }

    private static Severity severity(BatchFinding finding) {
        boolean banned = finding.hazard().equals(BANNED);
        if (finding.verdict() == Verdict.FAIL) {
            return banned ? Severity.CRITICAL : Severity.MAJOR;
        }
        return banned ? Severity.MAJOR : Severity.MINOR;
    }

    private AlertView alert(BatchEvidence evidence, BatchState from, Instant now) {
        BatchView view = view(evidence.batchKey());
        BatchMoment last = story.get(story.size() - 1);
        return new AlertView(
                evidence.batchKey() + "#" + version,
                evidence.batchKey(),
                from,
                state,
                view.severity(),
                view.hazard(),
                view.category(),
                evidence.at(),
                now,
                last.sentenceZh(),
                last.sentenceEn(),
                version);
    }

    private BatchView view(String batchKey) {
        List<BatchFinding> gravestFirst =
                accusations.values().stream().sorted(GRAVEST_FIRST).toList();
        Optional<BatchFinding> gravest = gravestFirst.stream().findFirst();
        return new BatchView(
                batchKey,
                about.product(),
                about.productName(),
                about.category(),
                about.producer(),
                about.site(),
                state,
                gravest.map(BatchLedger::severity).orElse(Severity.MINOR),
                gravest.map(BatchFinding::hazard).orElse(""),
                openedAt(),
                changedAt,
                gravestFirst.subList(0, Math.min(SHOWN, gravestFirst.size())),
                story,
                version);
    }

    private Instant openedAt() {
        return state.isOpen()
                ? accusations.values().stream()
                        .map(BatchFinding::receivedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(changedAt)
                : changedAt;
    }
}
