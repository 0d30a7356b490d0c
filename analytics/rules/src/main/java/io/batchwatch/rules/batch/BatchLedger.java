package io.batchwatch.rules.batch;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.rules.deadline.Deadlines;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
 * @param story the latest {@link #SHOWN} moments, oldest first
 * @param changedAt when the state last changed
 * @param version how often something happened to it
 */
public record BatchLedger(
        BatchDescription about,
        CaseFile file,
        Set<End> told,
        List<BatchMoment> story,
        BatchState state,
        Instant changedAt,
        long version) {
    /** A view shows at most this many findings and this many moments. */
    static final int SHOWN = 50;

    public static final BatchLedger EMPTY = new BatchLedger(
            new BatchDescription("", "", "", "", "", ""),
            CaseFile.EMPTY,
            Set.of(),
            List.of(),
            BatchState.CLEAR,
            Instant.EPOCH,
            0);

    public BatchLedger {
        Objects.requireNonNull(about);
        Objects.requireNonNull(file);
        told = Set.copyOf(told);
        story = List.copyOf(story);
        Objects.requireNonNull(state);
        Objects.requireNonNull(changedAt);
    }

    /** The end of a clock's time. */
    record End(BatchClock clock, Instant dueAt) {}

    /**
     * @param deadlines the law in force
     * @param now when the job moves the batch: it says which clocks have run out, and decides nothing else
     */
    public BatchStep apply(BatchEvidence evidence, Deadlines deadlines, Instant now) {
        boolean wasRetest = file.retests().containsKey(evidence.resultId());
        CaseFile next = file.with(evidence);
        Course course = new Course(next, deadlines);
        BatchState to = course.state();
        boolean isWorthTelling = to != state
                || wasRetest
                || evidence.retest().isPresent()
                || evidence.before().stream().anyMatch(Speech::accuses)
                || evidence.finding().isPresent();
        List<BatchMoment> moments =
                isWorthTelling ? List.of(BatchStory.moment(evidence, wasRetest, course, state, to)) : List.of();
        BatchDescription nextAbout =
                evidence.finding().isPresent() || about.batchKey().isEmpty() ? evidence.about() : about;
        return step(nextAbout, next, course, moments, evidence.at(), now);
    }

    /** An act that was told before, or of which something later is known, changes nothing. */
    public BatchStep apply(BatchAct act, Deadlines deadlines, Instant now) {
        if (!file.isNews(act)) {
            return new BatchStep(
                    this, Optional.empty(), List.of(), List.of(), nextEnd(new Course(file, deadlines).clocks()));
        }
        CaseFile next = file.with(act);
        Course course = new Course(next, deadlines);
        List<BatchMoment> moments = file.knowsAsIs(act)
                ? List.of()
                : List.of(ActStory.moment(act, course, deadlines.zone(), state, course.state()));
        BatchDescription nextAbout = about.batchKey().isEmpty() ? about.ofBatch(act.batchId()) : about;
        return step(nextAbout, next, course, moments, act.enteredAt(), now);
    }

    /**
     * Nothing happened but that time went by.
     *
     * @param now which clocks have run out
     */
    public BatchStep at(Deadlines deadlines, Instant now) {
        Course course = new Course(file, deadlines);
        BatchState to = course.state();
        List<BatchMoment> moments =
                to == state ? List.of() : List.of(BatchStory.otherLaw(about.batchKey(), now, state, to));
        return step(about, file, course, moments, now, now);
    }

    private BatchStep step(
            BatchDescription nextAbout,
            CaseFile nextFile,
            Course course,
            List<BatchMoment> happened,
            Instant at,
            Instant now) {
        BatchState to = course.state();
        List<RunningClock> clocks = course.clocks();
        List<RunningClock> ended = clocks.stream()
                .filter(clock -> clock.rings() && clock.isOver(now) && !told.contains(end(clock)))
                .toList();
        List<BatchMoment> moments = new ArrayList<>(happened);
        ended.forEach(clock -> moments.add(ClockStory.moment(clock, course.zone(), to)));
        if (moments.isEmpty() && nextFile.equals(file)) {
            return new BatchStep(this, Optional.empty(), List.of(), List.of(), nextEnd(clocks));
        }
        BatchLedger next = new BatchLedger(
                nextAbout,
                nextFile,
                stillTold(clocks, ended),
                withMoments(moments),
                to,
                to == state ? changedAt : at,
                version + 1);
        Optional<BatchView> view =
                next.story.isEmpty() ? Optional.empty() : Optional.of(next.view(course, clocks, now));
        List<AlertView> alerts = new ArrayList<>();
        if (to != state) {
            alerts.add(next.alert(view.orElseThrow(), state, Optional.empty(), at, now, happened.get(0)));
        }
        for (int i = 0; i < ended.size(); i++) {
            RunningClock clock = ended.get(i);
            if (clock.clock().kind() == BatchClock.Kind.DUTY) {
                BatchMoment moment = moments.get(happened.size() + i);
                alerts.add(next.alert(view.orElseThrow(), to, Optional.of(clock.clock()), clock.dueAt(), now, moment));
            }
        }
        return new BatchStep(next, view, moments, alerts, next.nextEnd(clocks));
    }

    private Set<End> stillTold(List<RunningClock> clocks, List<RunningClock> ended) {
        Set<End> still = new HashSet<>();
        clocks.stream().map(BatchLedger::end).filter(told::contains).forEach(still::add);
        ended.stream().map(BatchLedger::end).forEach(still::add);
        return still;
    }

    private Optional<Instant> nextEnd(List<RunningClock> clocks) {
        return clocks.stream()
                .filter(clock -> clock.rings() && !told.contains(end(clock)))
                .map(RunningClock::dueAt)
                .min(Comparator.naturalOrder());
    }

    private static End end(RunningClock clock) {
        return new End(clock.clock(), clock.dueAt());
    }

    private List<BatchMoment> withMoments(List<BatchMoment> moments) {
        List<BatchMoment> all = new ArrayList<>(story);
        all.addAll(moments);
        return all.subList(Math.max(0, all.size() - SHOWN), all.size());
    }

    private AlertView alert(
            BatchView view,
            BatchState from,
            Optional<BatchClock> clock,
            Instant raisedAt,
            Instant now,
            BatchMoment moment) {
        String id = view.batchId() + "#" + version;
        return new AlertView(
                clock.map(late -> id + "#" + late.name()).orElse(id),
                view.batchId(),
                from,
                state,
                clock,
                view.severity(),
                view.hazard(),
                view.category(),
                raisedAt,
                now,
                moment.sentenceZh(),
                moment.sentenceEn(),
                version);
    }

    private BatchView view(Course course, List<RunningClock> clocks, Instant now) {
        List<Accusation> gravestFirst = file.accusations().values().stream()
                .sorted(Accusation.GRAVEST_FIRST)
                .toList();
        Optional<Accusation> gravest = gravestFirst.stream().findFirst();
        BatchDescription shown = gravest.map(Accusation::about).orElse(about);
        return new BatchView(
                about.batchKey(),
                shown.product(),
                shown.productName(),
                shown.category(),
                shown.producer(),
                shown.site(),
                state,
                gravest.map(Accusation::severity).orElse(Severity.MINOR),
                gravest.map(accusation -> accusation.finding().hazard()).orElse(""),
                course.isReferral(),
                openedAt(),
                changedAt,
                clocks.stream()
                        .filter(clock -> clock.clock().kind() == BatchClock.Kind.DUTY || !clock.isOver(now))
                        .map(clock -> clock.view(now))
                        .toList(),
                gravestFirst.stream().limit(SHOWN).map(Accusation::finding).toList(),
                story,
                version);
    }

    private Instant openedAt() {
        return state.isOpen()
                ? file.accusations().values().stream()
                        .map(Accusation::finding)
                        .map(BatchFinding::receivedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(changedAt)
                : changedAt;
    }
}
