package io.batchwatch.board.view;

import io.batchwatch.views.CredibilityReview;
import io.batchwatch.views.LaboratoriesReview;
import io.batchwatch.views.QualityControlReview;
import io.batchwatch.views.Review;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest review of each kind. Thread-safe. */
final class ReviewStore {
    private final Map<Class<? extends Review>, Review> latest = new ConcurrentHashMap<>();

    ReviewStore() {
        List.<Review>of(QualityControlReview.NONE, CredibilityReview.NONE, LaboratoriesReview.NONE)
                .forEach(this::accept);
    }

    /**
     * @return whether the review is now the one shown
     */
    boolean accept(Review review) {
        Review shown = latest.merge(
                review.getClass(),
                review,
                (known, other) -> Versions.replaces(other.version(), known.version()) ? other : known);
        return shown.equals(review);
    }

    /** One that was never made says so itself. */
    <R extends Review> R get(Class<R> kind) {
        return kind.cast(latest.get(kind));
    }

    List<Review> all() {
        return List.copyOf(latest.values());
    }
}
