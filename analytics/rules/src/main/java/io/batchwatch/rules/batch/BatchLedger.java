package io.batchwatch.rules.batch;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.rules.reference.BatchLaw;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What stands against one batch, what was done about it, and what it waits for.
 *
 * <p>The state is a function of what the results and the acts say now (see {@link Stage} for the ways between states), so
 * the order in which they came does not matter; the story remembers the order.
 *
 * @param about as the latest accusation described it; counts only while nothing stands against the batch
 * @param told the ends of clocks that the story has told of, as long as those clocks run
 * @param papersTold what the story has told of papers, as long as somebody has to act on it
 * @param story the latest {@link #SHOWN} moments, oldest first
 * @param changedAt when the state, or what is wrong with the papers, last changed
 * @param comings how often it came into each state; it has not come into the one it began in
 * @param version how often something happened to it
 */
public record BatchLedger(
        BatchDescription about,
        CaseFile file,
        Set<End> told,
        Set<PaperCheck.Told> papersTold,
        List<BatchMoment> story,
        BatchState state,
        Instant changedAt,
        Map<BatchState, Integer> comings,
        long version) {
    /** A view shows at most this many findings and this many moments. */
    static final int SHOWN = 50;

    public static final BatchLedger EMPTY = new BatchLedger(
            new BatchDescription("", "", "", "", "", ""),
            CaseFile.EMPTY,
            Set.of(),
            Set.of(),
            List.of(),
            BatchState.CLEAR,
            Instant.EPOCH,
            Map.of(),
            0);

    public BatchLedger {
        Objects.requireNonNull(about);
        Objects.requireNonNull(file);
        told = Set.copyOf(told);
        papersTold = Set.copyOf(papersTold);
        story = List.copyOf(story);
        Objects.requireNonNull(state);
        Objects.requireNonNull(changedAt);
        comings = Map.copyOf(comings);
    }

    /** The end of a clock's time. */
    record End(BatchClock clock, Instant dueAt) {
        static End of(RunningClock clock) {
            return new End(clock.clock(), clock.dueAt());
        }
    }

    /** As {@link #comings}, now that it is in this state. */
    Map<BatchState, Integer> comingsWith(BatchState next) {
        if (next == state) {
            return comings;
        }
        Map<BatchState, Integer> all = new EnumMap<>(BatchState.class);
        all.putAll(comings);
        all.merge(next, 1, Integer::sum);
        return all;
    }

    /** The story with more, as far as it is shown. */
    List<BatchMoment> storyWith(List<BatchMoment> moments) {
        List<BatchMoment> all = new ArrayList<>(story);
        all.addAll(moments);
        return all.subList(Math.max(0, all.size() - SHOWN), all.size());
    }

    /**
     * @param law the law in force
     * @param now when the job moves the batch: it says which clocks have run out, and decides nothing else
     */
    public BatchStep apply(BatchEvidence evidence, BatchLaw law, Instant now) {
        Optional<Passed> firstPass = isQuiet() ? evidence.firstPass() : Optional.empty();
        return firstPass.isPresent()
                ? BatchStep.quiet(passing(List.of(firstPass.get()), evidence.about()))
                : applyAtLength(evidence, law, now);
    }

    /**
     * One after another. What the batch hears of things in order, and what can change nothing, is one step: a batch of a hundred
     * thousand results must not be looked at as often.
     *
     * @param evidence not empty
     */
    public List<BatchStep> apply(List<BatchEvidence> evidence, BatchLaw law, Instant now) {
        List<BatchStep> steps = new ArrayList<>();
        List<Passed> passes = new ArrayList<>();
        BatchLedger ledger = this;
        for (BatchEvidence next : evidence) {
            Optional<Passed> pass = next.firstPass().filter(ledger::onlyCounts);
            if (pass.isPresent()) {
                passes.add(pass.get());
            } else {
                ledger = ledger.counted(passes, evidence.get(0).about(), law, now, steps);
                passes.clear();
                BatchStep step = ledger.apply(next, law, now);
                ledger = step.next();
                steps.add(step);
            }
        }
        ledger.counted(passes, evidence.get(0).about(), law, now, steps);
        return steps;
    }

    /** True if one more test in order changes no state: nothing stands against the batch, or such a test was heard of. */
    private boolean onlyCounts(Passed pass) {
        return isQuiet() || file.passed().containsKey(pass);
    }

    private BatchLedger counted(
            List<Passed> passes, BatchDescription evidenceAbout, BatchLaw law, Instant now, List<BatchStep> steps) {
        if (passes.isEmpty()) {
            return this;
        }
        BatchLedger ledger = passing(passes, evidenceAbout);
        BatchStep step = isQuiet() ? BatchStep.quiet(ledger) : ledger.at(law, now);
        steps.add(step);
        return step.next();
    }

    /** True of nearly every batch: nothing stands against it, nothing was ever told of it, and it waits for nothing. */
    public boolean isQuiet() {
        return state == BatchState.CLEAR && file.isQuiet() && story.isEmpty() && told.isEmpty() && papersTold.isEmpty();
    }

    /** What first passes that only count make of a batch; {@link #applyAtLength} comes to the same. */
    private BatchLedger passing(List<Passed> passes, BatchDescription evidenceAbout) {
        return new BatchLedger(
                describedBy(evidenceAbout),
                file.with(passes),
                told,
                papersTold,
                story,
                state,
                changedAt,
                comings,
                version + passes.size());
    }

    /** What was said first, unless something stands against the batch. */
    private BatchDescription describedBy(BatchDescription other) {
        return about.batchKey().isEmpty() ? other : about;
    }

    /** Whatever the evidence and the batch. */
    BatchStep applyAtLength(BatchEvidence evidence, BatchLaw law, Instant now) {
        boolean wasRetest = file.retests().containsKey(evidence.resultId());
        CaseFile next = file.with(evidence);
        Course course = new Course(next, law.deadlines());
        BatchState to = course.state();
        boolean isWorthTelling = evidence.isOfFood()
                && (to != state
                        || wasRetest
                        || evidence.retest().isPresent()
                        || evidence.before().stream().anyMatch(Speech::accuses)
                        || evidence.finding().isPresent());
        List<BatchMoment> moments =
                isWorthTelling ? List.of(BatchStory.moment(evidence, wasRetest, course, state, to)) : List.of();
        BatchDescription nextAbout = evidence.finding().isPresent() ? evidence.about() : describedBy(evidence.about());
        return new BatchMove(this, law, evidence.at(), now).to(nextAbout, next, course, moments);
    }

    /** An act that was told before, or of which something later is known, changes nothing. */
    public BatchStep apply(BatchAct act, BatchLaw law, Instant now) {
        if (!file.isNews(act)) {
            return new BatchMove(this, law, act.enteredAt(), now).nowhere();
        }
        CaseFile next = file.with(act);
        Course course = new Course(next, law.deadlines());
        List<BatchMoment> moments = file.knowsAsIs(act)
                ? List.of()
                : List.of(ActStory.moment(act, course, course.zone(), state, course.state()));
        BatchDescription nextAbout = describedBy(about.ofBatch(act.batchId()));
        return new BatchMove(this, law, act.enteredAt(), now).to(nextAbout, next, course, moments);
    }

    /**
     * Nothing happened but that time went by.
     *
     * @param now which clocks have run out
     */
    public BatchStep at(BatchLaw law, Instant now) {
        Course course = new Course(file, law.deadlines());
        BatchState to = course.state();
        List<BatchMoment> moments =
                to == state ? List.of() : List.of(BatchStory.otherLaw(about.batchKey(), now, state, to));
        return new BatchMove(this, law, now, now).to(about, file, course, moments);
    }
}
