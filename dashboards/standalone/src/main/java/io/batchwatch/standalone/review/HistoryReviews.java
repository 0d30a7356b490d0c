package io.batchwatch.standalone.review;

import io.batchwatch.rules.credibility.Assumptions;
import io.batchwatch.rules.review.ControlReviews;
import io.batchwatch.rules.review.CounterReviews;
import io.batchwatch.rules.review.LaboratoryReviews;
import io.batchwatch.rules.review.Reviewed;
import io.batchwatch.standalone.sql.ControlSamples;
import io.batchwatch.standalone.sql.CounterReadings;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.LaboratoryValues;
import io.batchwatch.standalone.sql.QueryException;
import io.batchwatch.standalone.sql.SampledDays;
import io.batchwatch.views.Review;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Looks at a history, at its latest year of sampling, and says what is worth a look. */
public final class HistoryReviews {
    /** More would not fit into the memory of a review; the latest count. */
    private static final int MOST_READINGS = 500_000;

    private HistoryReviews() {}

    /**
     * @param history opened with what control samples should show
     * @return one of each kind; none of an empty history
     */
    public static List<Review> of(History history, Instant now) throws QueryException {
        Optional<SampledDays> days = SampledDays.of(history);
        if (days.isEmpty()) {
            return List.of();
        }
        LocalDate last = days.get().last();
        LocalDate yearBefore = last.minusYears(1).plusDays(1);
        LocalDate first = days.get().first().isAfter(yearBefore) ? days.get().first() : yearBefore;
        Reviewed reviewed = new Reviewed(now, first, last);
        String condition = " and sampled_date >= date '" + first + "'";
        return List.of(
                ControlReviews.of(ControlSamples.of(history), ControlSamples.resultsInDoubt(history), now),
                CounterReviews.of(
                        CounterReadings.of(
                                history, condition + " order by sampled_at desc, result_id limit " + MOST_READINGS),
                        Assumptions.usual(),
                        reviewed),
                LaboratoryReviews.of(
                        LaboratoryValues.ofTheSameLots(history, condition),
                        LaboratoryValues.ofTheSameKind(history, condition),
                        reviewed));
    }
}
