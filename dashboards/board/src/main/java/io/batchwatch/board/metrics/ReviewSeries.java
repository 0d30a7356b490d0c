package io.batchwatch.board.metrics;

import io.batchwatch.board.view.BoardState;
import io.batchwatch.views.CredibilityReview;
import io.batchwatch.views.LaboratoriesReview;
import io.batchwatch.views.QualityControlReview;
import io.batchwatch.views.Review;
import java.util.List;

/** What the last reviews say in numbers: how much there is to look at, never where. */
final class ReviewSeries {
    private final Series outOfControl = new Series(MetricCatalog.INSTRUMENTS_OUT_OF_CONTROL);
    private final Series inDoubt = new Series(MetricCatalog.RESULTS_IN_DOUBT);
    private final Series counters = new Series(MetricCatalog.COUNTERS_TO_LOOK_AT);
    private final Series laboratories = new Series(MetricCatalog.LABORATORIES_TO_LOOK_AT);
    private final Series times = new Series(MetricCatalog.REVIEW);

    private ReviewSeries() {}

    static List<Series> of(BoardState state) {
        ReviewSeries series = new ReviewSeries();
        state.reviews().stream()
                .filter(review -> review.reviewedAt().isPresent())
                .forEach(series::add);
        return List.of(series.outOfControl, series.inDoubt, series.counters, series.laboratories, series.times);
    }

    private void add(Review review) {
        times.add(review.reviewedAt().orElseThrow().toEpochMilli() / 1_000.0, review.name());
        if (review instanceof QualityControlReview control) {
            outOfControl.add(control.outOfControl());
            inDoubt.add(control.resultsInDoubt());
        } else if (review instanceof CredibilityReview credibility) {
            counters.add(credibility.countersToLookAt());
        } else if (review instanceof LaboratoriesReview compared) {
            laboratories.add(compared.laboratoriesToLookAt());
        }
    }
}
