package io.batchwatch.board.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code /api/v1/batches} answers.
 *
 * @param total of the states asked for, also those beyond the limit
 */
record BatchesAnswer(int total, Map<BatchState, Integer> counts, List<Line> batches) {
    private static final int LIMIT = 200;
    private static final int GREATEST_LIMIT = 5_000;

    /** A batch without its story. */
    record Line(
            @JsonUnwrapped @JsonIgnoreProperties("story") BatchView batch) {}

    /**
     * @throws RefusedQuestion if the question cannot be read
     */
    static BatchesAnswer of(BoardState state, Parameters parameters) {
        parameters.allow(Set.of("state", "limit"));
        int limit = parameters.number("limit", LIMIT, GREATEST_LIMIT);
        List<BatchState> asked = parameters.words("state", BatchState.class);
        Set<BatchState> states = asked.isEmpty() ? EnumSet.allOf(BatchState.class) : EnumSet.copyOf(asked);
        List<BatchView> found = state.batches(states);
        Map<BatchState, Integer> counts = new EnumMap<>(BatchState.class);
        states.forEach(each -> counts.put(each, 0));
        found.forEach(batch -> counts.merge(batch.state(), 1, Integer::sum));
        return new BatchesAnswer(
                found.size(), counts, found.stream().limit(limit).map(Line::new).toList());
    }
}
