package io.batchwatch.rules.batch;

import io.batchwatch.rules.reference.BatchLaw;
import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchPaper;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One step of a batch: what is known from now on, and who must hear of it. */
final class BatchMove {
    /** A certificate may be entered after the goods came: papers at fault are looked at again every hour, so many days. */
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private static final Duration LOOKS_END = Duration.ofDays(30);

    private final BatchLedger before;
    private final BatchLaw law;
    private final Instant at;
    private final Instant now;

    /**
     * @param at when what moves the batch reached us
     * @param now when the job moves it
     */
    BatchMove(BatchLedger before, BatchLaw law, Instant at, Instant now) {
        this.before = before;
        this.law = law;
        this.at = at;
        this.now = now;
    }

    /** What moves it was known before. */
    BatchStep nowhere() {
        List<RunningClock> clocks = new Course(before.file(), law.deadlines()).clocks();
        return stays(clocks, papersOf(before.file()));
    }

    /**
     * @param file what is known from now on
     * @param course what follows from that
     * @param happened what the story has to say of it; empty if nothing
     */
    BatchStep to(BatchDescription about, CaseFile file, Course course, List<BatchMoment> happened) {
        List<RunningClock> clocks = course.clocks();
        List<BatchPaper> papers = papersOf(file);
        List<RunningClock> ended = clocks.stream()
                .filter(clock -> clock.rings() && clock.isOver(now) && !hasTold(clock))
                .toList();
        List<BatchMoment> endings = ended.stream()
                .map(clock -> ClockStory.moment(clock, course.zone(), course.state()))
                .toList();
        List<BatchMoment> ofPapers = paperMoments(papers, course.state());
        List<BatchMoment> moments =
                Stream.of(happened, endings, ofPapers).flatMap(List::stream).toList();
        if (moments.isEmpty() && file.equals(before.file())) {
            return stays(clocks, papers);
        }
        boolean isChange = course.state() != before.state() || !ofPapers.isEmpty();
        BatchLedger next = new BatchLedger(
                about,
                file,
                stillTold(clocks, ended),
                open(papers).map(PaperCheck.Told::of).collect(Collectors.toUnmodifiableSet()),
                before.storyWith(moments),
                course.state(),
                isChange ? at : before.changedAt(),
                before.comingsWith(course.state()),
                before.version() + 1);
        Optional<BatchView> view =
                next.story().isEmpty() ? Optional.empty() : Optional.of(view(next, course, clocks, papers));
        List<AlertView> alerts = view.map(shown -> alerts(shown, next.comings(), happened, ended, endings, papers))
                .orElse(List.of());
        return new BatchStep(next, view, moments, alerts, wakeAt(next, clocks, papers));
    }

    private BatchStep stays(List<RunningClock> clocks, List<BatchPaper> papers) {
        return new BatchStep(before, Optional.empty(), List.of(), List.of(), wakeAt(before, clocks, papers));
    }

    private List<BatchPaper> papersOf(CaseFile file) {
        return file.papers().isEmpty()
                ? List.of()
                : PaperCheck.of(file, law.certificates(), law.deadlines().zone());
    }

    private static Stream<BatchPaper> open(List<BatchPaper> papers) {
        return papers.stream().filter(paper -> !paper.settled());
    }

    private List<BatchMoment> paperMoments(List<BatchPaper> papers, BatchState state) {
        Set<PaperCheck.Told> open = open(papers).map(PaperCheck.Told::of).collect(Collectors.toSet());
        return Stream.concat(
                        newlyOpen(papers).map(paper -> PaperStory.atFault(paper, state, at)),
                        before.papersTold().stream()
                                .filter(told -> !open.contains(told))
                                .sorted()
                                .map(told -> PaperStory.inOrder(told, state, at)))
                .toList();
    }

    private Stream<BatchPaper> newlyOpen(List<BatchPaper> papers) {
        return open(papers).filter(paper -> !before.papersTold().contains(PaperCheck.Told.of(paper)));
    }

    private boolean hasTold(RunningClock clock) {
        return before.told().contains(BatchLedger.End.of(clock));
    }

    private Set<BatchLedger.End> stillTold(List<RunningClock> clocks, List<RunningClock> ended) {
        Set<BatchLedger.End> still = new HashSet<>();
        clocks.stream().filter(this::hasTold).map(BatchLedger.End::of).forEach(still::add);
        ended.stream().map(BatchLedger.End::of).forEach(still::add);
        return still;
    }

    /** When time alone may change something: a clock runs out, or a certificate may have been entered. */
    private Optional<Instant> wakeAt(BatchLedger next, List<RunningClock> clocks, List<BatchPaper> papers) {
        Stream<Instant> ends = clocks.stream()
                .filter(clock -> clock.rings() && !next.told().contains(BatchLedger.End.of(clock)))
                .map(RunningClock::dueAt);
        Stream<Instant> looks = open(papers)
                .filter(paper -> isWithin(LOOKS_END, paper))
                .map(paper -> now.plus(BETWEEN_LOOKS))
                .limit(1);
        return Stream.concat(ends, looks).min(Comparator.naturalOrder());
    }

    private boolean isWithin(Duration time, BatchPaper paper) {
        Instant sampled = paper.sampledOn().atStartOfDay(law.deadlines().zone()).toInstant();
        return Duration.between(sampled, now).compareTo(time) <= 0;
    }

    /**
     * After a failure some of it is told again, and what is told of a batch may then come in another order: the same alert must have
     * the same id. So no id speaks of the version.
     */
    private List<AlertView> alerts(
            BatchView shown,
            Map<BatchState, Integer> comings,
            List<BatchMoment> happened,
            List<RunningClock> ended,
            List<BatchMoment> endings,
            List<BatchPaper> papers) {
        List<AlertView> alerts = new ArrayList<>();
        if (shown.state() != before.state()) {
            String id = id(shown, shown.state(), comings.get(shown.state()));
            alerts.add(alert(shown, id, AlertCause.STATE, Optional.empty(), at, happened.get(0)));
        }
        for (int i = 0; i < ended.size(); i++) {
            RunningClock clock = ended.get(i);
            if (clock.clock().kind() == BatchClock.Kind.DUTY) {
                alerts.add(alert(
                        shown,
                        id(shown, clock.clock(), clock.dueAt()),
                        AlertCause.OVERDUE,
                        Optional.of(clock.clock()),
                        clock.dueAt(),
                        endings.get(i)));
            }
        }
        newlyOpen(papers)
                .filter(paper -> paper.severity() != Severity.MINOR
                        && isWithin(law.deadlines().history(), paper))
                .findFirst()
                .ifPresent(paper -> alerts.add(paperAlert(shown, paper)));
        return alerts;
    }

    private static String id(BatchView shown, Enum<?> what, Object which) {
        return shown.batchId() + "#" + what.name() + "#" + which;
    }

    private AlertView alert(
            BatchView shown,
            String id,
            AlertCause cause,
            Optional<BatchClock> clock,
            Instant raisedAt,
            BatchMoment moment) {
        return new AlertView(
                id,
                shown.batchId(),
                cause,
                cause == AlertCause.STATE ? before.state() : shown.state(),
                shown.state(),
                clock,
                shown.severity(),
                shown.hazard(),
                shown.category(),
                shown.site(),
                raisedAt,
                now,
                moment.sentenceZh(),
                moment.sentenceEn(),
                shown.version());
    }

    /** One for each step, of the gravest: a lorry without papers is one case. */
    private AlertView paperAlert(BatchView shown, BatchPaper paper) {
        BatchMoment moment = PaperStory.atFault(paper, shown.state(), at);
        return new AlertView(
                id(shown, paper.fault(), at),
                shown.batchId(),
                AlertCause.PAPERS,
                shown.state(),
                shown.state(),
                Optional.empty(),
                paper.severity(),
                "",
                shown.category(),
                shown.site(),
                at,
                now,
                moment.sentenceZh(),
                moment.sentenceEn(),
                shown.version());
    }

    private BatchView view(BatchLedger next, Course course, List<RunningClock> clocks, List<BatchPaper> papers) {
        List<Accusation> gravestFirst = next.file().accusations().values().stream()
                .sorted(Accusation.GRAVEST_FIRST)
                .toList();
        Optional<Accusation> gravest = gravestFirst.stream().findFirst();
        BatchDescription shown = gravest.map(Accusation::about).orElse(next.about());
        return new BatchView(
                next.about().batchKey(),
                shown.product(),
                shown.productName(),
                shown.category(),
                shown.producer(),
                shown.site(),
                next.state(),
                gravest.map(Accusation::severity).orElse(Severity.MINOR),
                gravest.map(accusation -> accusation.finding().hazard()).orElse(""),
                course.isReferral(),
                openedAt(next),
                next.changedAt(),
                clocks.stream()
                        .filter(clock -> clock.clock().kind() == BatchClock.Kind.DUTY || !clock.isOver(now))
                        .map(clock -> clock.view(now))
                        .toList(),
                gravestFirst.stream()
                        .limit(BatchLedger.SHOWN)
                        .map(Accusation::finding)
                        .toList(),
                papers.stream().limit(BatchLedger.SHOWN).toList(),
                next.story(),
                next.version());
    }

    private static Instant openedAt(BatchLedger next) {
        return next.state().isOpen()
                ? next.file().accusations().values().stream()
                        .map(Accusation::finding)
                        .map(BatchFinding::receivedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(next.changedAt())
                : next.changedAt();
    }
}
