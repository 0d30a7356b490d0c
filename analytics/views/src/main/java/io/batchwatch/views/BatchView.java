package io.batchwatch.views;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A batch that something stands, or stood, against, or whose papers are at fault. A batch that is not on the topic is CLEAR.
 *
 * @param hazard the gravest finding's hazard group
 * @param referral true if a banned substance was established: the case is one for criminal prosecution
 * @param openedAt when the first evidence that still stands against it reached us; of a closed batch, when it closed
 * @param changedAt when the state or what is wrong with the papers last changed
 * @param clocks what it waits for, the first due first
 * @param findings what stands against it now, the fifty gravest first
 * @param papers what is wrong with its certificates, the fifty gravest first; they move no state
 * @param story how it came there, the latest fifty moments, oldest first; the history has all of them
 * @param version how often something happened to it
 */
public record BatchView(
        String batchId,
        String product,
        String productName,
        String category,
        String producer,
        String site,
        BatchState state,
        Severity severity,
        String hazard,
        boolean referral,
        Instant openedAt,
        Instant changedAt,
        List<BatchClockView> clocks,
        List<BatchFinding> findings,
        List<BatchPaper> papers,
        List<BatchMoment> story,
        long version) {
    public BatchView {
        // A view of an earlier release has none.
        clocks = clocks == null ? List.of() : List.copyOf(clocks);
        findings = List.copyOf(findings);
        papers = papers == null ? List.of() : List.copyOf(papers);
        story = List.copyOf(story);
    }

    /** True while somebody has to act: something stands against the food, or its papers do not fit. */
    @JsonIgnore
    public boolean isOpen() {
        return state.isOpen() || papers.stream().anyMatch(paper -> !paper.settled());
    }
}
