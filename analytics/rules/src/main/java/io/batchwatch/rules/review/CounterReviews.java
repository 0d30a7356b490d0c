package io.batchwatch.rules.review;

import io.batchwatch.rules.credibility.Assumptions;
import io.batchwatch.rules.credibility.Credibility;
import io.batchwatch.rules.credibility.Finding;
import io.batchwatch.rules.credibility.Reading;
import io.batchwatch.views.CredibilityReview;
import io.batchwatch.views.Review;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** At which counters to look again. */
public final class CounterReviews {
    private CounterReviews() {}

    /**
     * @param readings of all counters together, since what is usual is what the others do
     */
    public static CredibilityReview of(List<Reading> readings, Assumptions assumed, Reviewed reviewed) {
        List<Finding> all = new Credibility(assumed).look(readings);
        List<Finding> standing = all.stream().filter(Finding::worthALook).toList();
        return new CredibilityReview(
                Optional.of(reviewed.at()),
                Optional.of(reviewed.from()),
                Optional.of(reviewed.to()),
                readings.size(),
                (int) readings.stream().map(Reading::place).distinct().count(),
                all.size(),
                assumed.level(),
                (int) standing.stream().map(Finding::place).distinct().count(),
                standing.stream().limit(Review.SHOWN).map(CounterReviews::told).toList(),
                reviewed.version());
    }

    private static CredibilityReview.CounterFinding told(Finding finding) {
        return new CredibilityReview.CounterFinding(
                finding.place(),
                finding.check().name().toLowerCase(Locale.ROOT),
                finding.check().titleZh(),
                finding.check().titleEn(),
                finding.observed(),
                finding.expected(),
                finding.of(),
                finding.probability(),
                finding.adjustedProbability(),
                finding.sentenceZh(),
                finding.sentenceEn());
    }
}
