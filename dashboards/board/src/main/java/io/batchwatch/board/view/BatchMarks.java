package io.batchwatch.board.view;

import io.batchwatch.views.BatchClock;
import io.batchwatch.views.BatchClockView;
import io.batchwatch.views.BatchFinding;
import io.batchwatch.views.BatchPaper;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a batch recurs in many: thousands of open batches have a few hundred different marks between them.
 *
 * @param sites the batch's own and those of what was found
 * @param hazards the batch's own and those of what was found
 * @param labs that found something
 * @param overdue duties whose time is over
 * @param papersAtFault that somebody has to act on
 */
public record BatchMarks(
        BatchState state,
        Severity severity,
        String category,
        String site,
        Set<String> sites,
        Set<String> hazards,
        Set<String> labs,
        List<BatchClock> overdue,
        Set<PaperAtFault> papersAtFault) {
    static final Comparator<BatchMarks> GRAVEST_FIRST =
            Comparator.comparingInt(BatchMarks::rank).thenComparing(BatchMarks::severity);

    /** One or more papers of a kind with the same fault. */
    public record PaperAtFault(String kind, PaperFault fault) {
        static PaperAtFault of(BatchPaper paper) {
            return new PaperAtFault(paper.kind(), paper.fault());
        }
    }

    static BatchMarks of(BatchView batch) {
        return new BatchMarks(
                batch.state(),
                batch.severity(),
                batch.category(),
                batch.site(),
                with(batch.site(), batch, BatchFinding::site),
                with(batch.hazard(), batch, BatchFinding::hazard),
                batch.findings().stream().map(BatchFinding::lab).collect(Collectors.toUnmodifiableSet()),
                batch.clocks().stream()
                        .filter(clock -> clock.overdueSince().isPresent())
                        .map(BatchClockView::clock)
                        .toList(),
                batch.papers().stream()
                        .filter(paper -> !paper.settled())
                        .map(PaperAtFault::of)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<String> with(String own, BatchView batch, Function<BatchFinding, String> found) {
        return Stream.concat(Stream.of(own), batch.findings().stream().map(found))
                .collect(Collectors.toUnmodifiableSet());
    }

    private int rank() {
        return switch (state) {
            case UNSAFE -> 0;
            case SUSPECT -> 1;
            case RETEST -> 2;
            case CLEARED -> 3;
            case DISPOSED -> 4;
            case CLEAR -> 5;
        };
    }
}
