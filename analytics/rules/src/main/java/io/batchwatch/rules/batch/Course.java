package io.batchwatch.rules.batch;

import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.deadline.Deadline;
import io.batchwatch.rules.deadline.Deadlines;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows from a {@link CaseFile} by the law in force: the stage of each finding, the batch's state, its clocks. */
final class Course {
    private static final Comparator<BatchState> GRAVEST = Comparator.comparingInt(Course::gravity);

    private final CaseFile file;
    private final Deadlines deadlines;

    Course(CaseFile file, Deadlines deadlines) {
        this.file = file;
        this.deadlines = deadlines;
    }

    /** Whose hours sentences speak of. */
    ZoneId zone() {
        return deadlines.zone();
    }

    /** What is known. */
    CaseFile file() {
        return file;
    }

    /** That of the gravest finding. */
    BatchState state() {
        return file.accusations().values().stream()
                .map(accusation -> stageOf(accusation).state())
                .max(GRAVEST)
                .orElse(BatchState.CLEAR);
    }

    /** True if a banned substance is established, whatever became of the goods. */
    boolean isReferral() {
        return file.accusations().values().stream()
                .anyMatch(accusation -> accusation.isEstablished()
                        && accusation.isBanned()
                        && stageOf(accusation).isEstablished());
    }

    /** Of each kind the clock that is due first. */
    List<RunningClock> clocks() {
        Map<BatchClock, RunningClock> first = new EnumMap<>(BatchClock.class);
        file.accusations().values().stream()
                .flatMap(this::clocksOf)
                .forEach(clock -> first.merge(
                        clock.clock(),
                        clock,
                        (one, other) -> RunningClock.FIRST_DUE.compare(one, other) <= 0 ? one : other));
        return first.values().stream().sorted(RunningClock.FIRST_DUE).toList();
    }

    Stage stageOf(Accusation accusation) {
        BatchFinding finding = accusation.finding();
        Stage stage = accusation.isEstablished() ? established(accusation) : suspected(finding);
        boolean isGone =
                file.first(ActKind.DISPOSAL_CLOSED, finding.sampledAt()).isPresent();
        return isGone ? stage.goodsGone() : stage;
    }

    private Stage suspected(BatchFinding finding) {
        Stage.Suspect suspect = new Stage.Clear().suspected(finding.receivedAt());
        boolean passed = file.passed().keySet().stream().anyMatch(pass -> pass.clears(finding))
                || file.retests().values().stream()
                        .anyMatch(retest -> retest.kind() == TestKind.LAB && concerns(retest.analyte(), finding));
        return passed ? suspect.passed() : suspect;
    }

    private Stage established(Accusation accusation) {
        BatchFinding finding = accusation.finding();
        Stage.Unsafe unsafe = new Stage.Clear().established(finding.receivedAt());
        if (finding.retest() && standsAsRetest(finding)) {
            return unsafe.beyondObjection();
        }
        Optional<BatchAct> objection = objectionTo(accusation);
        if (objection.isEmpty()) {
            return unsafe;
        }
        Stage.Retest retest = unsafe.objected(objection.get());
        Optional<Instant> foundAgain = file.accusations().values().stream()
                .map(Accusation::finding)
                .filter(other -> other.retest() && concerns(other.analyte(), finding))
                .filter(other -> flaw(other.lab(), other.testKind(), finding).isEmpty())
                .map(BatchFinding::receivedAt)
                .min(Comparator.naturalOrder());
        if (foundAgain.isPresent()) {
            return retest.upheld(foundAgain.get());
        }
        boolean passed = file.retests().values().stream()
                .anyMatch(pass -> concerns(pass.analyte(), finding)
                        && flaw(pass.lab(), pass.kind(), finding).isEmpty());
        return passed ? retest.overturned() : retest;
    }

    /** What a re-test finds is final, unless the first laboratory tested again. Where the first finding is gone, it stands alone. */
    private boolean standsAsRetest(BatchFinding retest) {
        List<BatchFinding> firsts = file.accusations().values().stream()
                .filter(Accusation::isEstablished)
                .map(Accusation::finding)
                .filter(first -> !first.retest() && concerns(retest.analyte(), first))
                .toList();
        return retest.testKind() == TestKind.LAB
                && (firsts.isEmpty()
                        || firsts.stream().anyMatch(first -> flaw(retest.lab(), retest.testKind(), first)
                                .isEmpty()));
    }

    private static boolean concerns(String analyte, BatchFinding finding) {
        return analyte.equals(finding.analyte()) || analyte.equals(TestItem.WHOLE_SAMPLE);
    }

    /** Why a re-test clears none of the findings that it speaks of; empty if it may clear one, or speaks of none. */
    Optional<Flaw> flaw(RetestPass pass) {
        List<Optional<Flaw>> flaws = file.accusations().values().stream()
                .filter(Accusation::isEstablished)
                .map(Accusation::finding)
                .filter(finding -> concerns(pass.analyte(), finding))
                .map(finding -> flaw(pass.lab(), pass.kind(), finding))
                .toList();
        return flaws.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : flaws.stream().flatMap(Optional::stream).findFirst();
    }

    /** Why a test cannot stand as the re-test of a finding. */
    enum Flaw {
        RAPID_METHOD,
        SAME_LABORATORY,
        LABORATORY_NOT_NAMED
    }

    static Optional<Flaw> flaw(String lab, TestKind kind, BatchFinding of) {
        if (kind != TestKind.LAB) {
            return Optional.of(Flaw.RAPID_METHOD);
        }
        if (lab.isEmpty() || of.lab().isEmpty()) {
            return Optional.of(Flaw.LABORATORY_NOT_NAMED);
        }
        return lab.equals(of.lab()) ? Optional.of(Flaw.SAME_LABORATORY) : Optional.empty();
    }

    /** The objection that opens a re-test: one lodged in time. */
    Optional<BatchAct> objectionTo(Accusation accusation) {
        return file.acts(ActKind.OBJECTION, accusation.finding().sampledAt())
                .filter(act -> isInTime(act, accusation))
                .findFirst();
    }

    boolean isInTime(BatchAct objection, Accusation accusation) {
        BatchClock right = accusation.isEstablished() ? BatchClock.OBJECTION : BatchClock.OBJECTION_TO_RAPID;
        return deadlines
                .of(right, accusation.about().category(), toldAt(accusation))
                .map(Deadline::dueAt)
                .map(dueAt -> objection.doneAt().isBefore(dueAt))
                .orElse(true);
    }

    /** When the trader heard of it: as a notice says, else when the result reached us. */
    private Instant toldAt(Accusation accusation) {
        Instant receivedAt = accusation.finding().receivedAt();
        return file.first(ActKind.NOTICE, receivedAt).map(BatchAct::doneAt).orElse(receivedAt);
    }

    private Stream<RunningClock> clocksOf(Accusation accusation) {
        if (isHistory(accusation)) {
            return Stream.empty();
        }
        Stage stage = stageOf(accusation);
        return Stream.concat(ofStage(accusation, stage), Stream.of(spareSample(accusation, stage)))
                .flatMap(Optional::stream);
    }

    private Stream<Optional<RunningClock>> ofStage(Accusation accusation, Stage stage) {
        if (stage instanceof Stage.Suspect suspect) {
            return ofSuspicion(accusation, suspect);
        }
        if (stage instanceof Stage.Unsafe unsafe) {
            return Stream.concat(
                    Stream.of(clock(BatchClock.OBJECTION, accusation, toldAt(accusation))),
                    ofDisposal(accusation, unsafe.since()));
        }
        if (stage instanceof Stage.Retest retest) {
            return ofRetest(accusation, retest);
        }
        if (stage instanceof Stage.Upheld upheld) {
            return ofDisposal(accusation, upheld.since());
        }
        return stage instanceof Stage.Disposed disposed ? ofReferral(accusation, disposed.since()) : Stream.empty();
    }

    private Stream<Optional<RunningClock>> ofSuspicion(Accusation accusation, Stage.Suspect suspect) {
        Optional<RunningClock> right = objectionTo(accusation).isPresent()
                ? Optional.empty()
                : clock(BatchClock.OBJECTION_TO_RAPID, accusation, toldAt(accusation));
        Optional<BatchAct> delivered =
                file.first(ActKind.SAMPLE_DELIVERED, accusation.finding().sampledAt());
        return Stream.of(
                right,
                delivered.isPresent()
                        ? clock(
                                BatchClock.CONFIRMATION_REPORT,
                                accusation,
                                delivered.get().doneAt())
                        : clock(BatchClock.SAMPLE_DELIVERY, accusation, suspect.since()));
    }

    private Stream<Optional<RunningClock>> ofRetest(Accusation accusation, Stage.Retest retest) {
        return Stream.of(
                file.first(ActKind.RETEST_RECEIVED, accusation.finding().sampledAt())
                        .map(received -> clock(BatchClock.RETEST_REPORT, accusation, received.doneAt()))
                        .orElseGet(() -> clock(BatchClock.RETEST_DELIVERY, accusation, retest.since())));
    }

    private Stream<Optional<RunningClock>> ofDisposal(Accusation accusation, Instant since) {
        Optional<RunningClock> disposal = file.first(
                        ActKind.DISPOSAL_OPENED, accusation.finding().sampledAt())
                .map(opened -> clock(BatchClock.DISPOSAL_CLOSING, accusation, opened.doneAt()))
                .orElseGet(() -> clock(BatchClock.DISPOSAL_OPENING, accusation, since));
        return Stream.concat(Stream.of(disposal), ofReferral(accusation, since));
    }

    private Stream<Optional<RunningClock>> ofReferral(Accusation accusation, Instant since) {
        boolean isDue = accusation.isEstablished()
                && accusation.isBanned()
                && file.first(ActKind.REFERRAL, accusation.finding().sampledAt())
                        .isEmpty();
        return isDue ? Stream.of(clock(BatchClock.CRIMINAL_REFERRAL, accusation, since)) : Stream.empty();
    }

    private Optional<RunningClock> spareSample(Accusation accusation, Stage stage) {
        boolean isKept = accusation.isEstablished() && stage.state() != BatchState.CLEARED;
        return isKept
                ? clock(
                        BatchClock.SPARE_SAMPLE,
                        accusation,
                        accusation.finding().receivedAt())
                : Optional.empty();
    }

    private Optional<RunningClock> clock(BatchClock clock, Accusation accusation, Instant start) {
        return deadlines
                .of(clock, accusation.about().category(), start)
                .map(deadline -> new RunningClock(clock, start, deadline));
    }

    /** Old results that are being filled in start no clock, unless a notice says that the case is a living one. */
    private boolean isHistory(Accusation accusation) {
        BatchFinding finding = accusation.finding();
        Duration delay = Duration.between(finding.sampledAt(), finding.receivedAt());
        return delay.compareTo(deadlines.history()) > 0
                && file.first(ActKind.NOTICE, finding.receivedAt()).isEmpty();
    }

    private static int gravity(BatchState state) {
        return switch (state) {
            case UNSAFE -> 5;
            case RETEST -> 4;
            case SUSPECT -> 3;
            case DISPOSED -> 2;
            case CLEARED -> 1;
            case CLEAR -> 0;
        };
    }
}
