package io.batchwatch.views;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * At which counters to look again.
 *
 * @param from the first day of sampling that was looked at
 * @param to the last
 * @param readings how many results were looked at
 * @param counters how many counters they are of
 * @param looks how many checks were made of them; probabilities are corrected for all
 * @param level the share of false findings that is expected among those told
 * @param countersToLookAt how many counters have a finding
 * @param findings what stands after correction, the least probable first, at most {@link Review#SHOWN}
 */
public record CredibilityReview(
        Optional<Instant> reviewedAt,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        long readings,
        int counters,
        int looks,
        double level,
        int countersToLookAt,
        List<CounterFinding> findings,
        long version)
        implements Review {
    public static final String NAME = "credibility";

    public static final CredibilityReview NONE =
            new CredibilityReview(Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, List.of(), 0);

    public CredibilityReview {
        Objects.requireNonNull(reviewedAt);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        findings = List.copyOf(findings);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * What is unusual at a counter, with the honest causes that it may have.
     *
     * @param place the testing room, or the market where none is named
     * @param check its code, such as {@code last_digits}
     * @param observed what was counted
     * @param expected what an honest counter would show
     * @param of among how many
     * @param probability of as much or more, were the counter as the others are
     * @param adjustedProbability corrected for all counters and checks
     */
    public record CounterFinding(
            String place,
            String check,
            String titleZh,
            String titleEn,
            double observed,
            double expected,
            long of,
            double probability,
            double adjustedProbability,
            String sentenceZh,
            String sentenceEn) {}
}
