package io.batchwatch.board.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.views.SourceView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /api/v1/sources} answers.
 *
 * @param today the day it is in the house's zone
 */
record SourcesAnswer(Instant now, LocalDate today, String zone, List<Line> sources) {
    /**
     * A source and how long it has not been heard of.
     *
     * @param silent not heard of for more than twice the time in which it should have been; never true where no interval
     *     is expected
     * @param ageSeconds since its latest arrival; empty if there never was one
     */
    record Line(@JsonUnwrapped SourceView source, boolean silent, Optional<Long> ageSeconds) {
        static Line of(SourceView source, Instant now) {
            Optional<Long> age = source.lastReceivedAt()
                    .map(last -> Math.max(0, Duration.between(last, now).toSeconds()));
            boolean silent = source.expectedIntervalSeconds()
                    .map(expected -> age.map(seconds -> seconds > 2 * expected).orElse(true))
                    .orElse(false);
            return new Line(source, silent, age);
        }
    }

    static SourcesAnswer of(BoardState state, Instant now, ZoneId zone) {
        return new SourcesAnswer(
                now,
                LocalDate.ofInstant(now, zone),
                zone.getId(),
                state.sources().stream().map(source -> Line.of(source, now)).toList());
    }
}
