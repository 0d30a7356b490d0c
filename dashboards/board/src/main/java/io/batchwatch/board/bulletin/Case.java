package io.batchwatch.board.bulletin;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Verdict;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a laboratory found in a batch by a standard method, on the sample that was taken.
 *
 * @param outcome whether it is certain
 */
record Case(BatchView batch, BatchFinding finding, Outcome outcome) {
    /** While one of these runs, the batch may still turn out to be innocent. */
    private static final Set<BatchClock> OPEN_QUESTIONS =
            Set.of(BatchClock.OBJECTION, BatchClock.RETEST_DELIVERY, BatchClock.RETEST_REPORT);

    enum Outcome {
        /** It stands, and nobody can object to it any more. */
        CONFIRMED,
        /** It is objected to, or still may be. */
        OPEN
    }

    /** Of batches that nothing stands against there is none. */
    static Stream<Case> of(Stream<BatchView> batches, Instant now) {
        return batches.flatMap(batch -> of(batch, now));
    }

    private static Stream<Case> of(BatchView batch, Instant now) {
        return outcome(batch, now).stream().flatMap(outcome -> batch.findings().stream()
                .filter(Case::isEstablished)
                .map(finding -> new Case(batch, finding, outcome)));
    }

    private static Optional<Outcome> outcome(BatchView batch, Instant now) {
        return switch (batch.state()) {
            case UNSAFE, DISPOSED ->
                Optional.of(
                        batch.clocks().stream().anyMatch(clock -> isOpenQuestion(clock, now))
                                ? Outcome.OPEN
                                : Outcome.CONFIRMED);
            case SUSPECT, RETEST -> Optional.of(Outcome.OPEN);
            case CLEAR, CLEARED -> Optional.empty();
        };
    }

    private static boolean isOpenQuestion(BatchClockView clock, Instant now) {
        return OPEN_QUESTIONS.contains(clock.clock())
                && (clock.clock() != BatchClock.OBJECTION || now.isBefore(clock.dueAt()));
    }

    private static boolean isEstablished(BatchFinding finding) {
        return finding.testKind() == TestKind.LAB && finding.verdict() == Verdict.FAIL && !finding.retest();
    }

    /** Of sampling. */
    YearMonth month(ZoneId zone) {
        return YearMonth.from(finding.sampledAt().atZone(zone));
    }
}
