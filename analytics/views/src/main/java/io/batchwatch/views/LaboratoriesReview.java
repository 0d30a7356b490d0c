package io.batchwatch.views;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Laboratories held against each other.
 *
 * @param from the first day of sampling that was looked at
 * @param to the last
 * @param laboratories how many could be compared
 * @param looks how many comparisons were made; probabilities are corrected for all
 * @param laboratoriesToLookAt how many have a comparison to be acted on
 * @param comparisons the least probable first, at most {@link Review#SHOWN}
 */
public record LaboratoriesReview(
        Optional<Instant> reviewedAt,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int laboratories,
        int looks,
        int laboratoriesToLookAt,
        List<Comparison> comparisons,
        long version)
        implements Review {
    public static final String NAME = "labs-compared";

    public static final LaboratoriesReview NONE =
            new LaboratoriesReview(Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, List.of(), 0);

    public LaboratoriesReview {
        Objects.requireNonNull(reviewedAt);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        comparisons = List.copyOf(comparisons);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** What two laboratories have in common. */
    public enum Basis {
        /** The same lots: differences are the laboratories' own. */
        DUPLICATES,
        /** The same analyte in the same category: what they were sent may differ. */
        AGREEMENT
    }

    /** What a comparison asks for (ISO 13528), once it stands among all of them. */
    public enum Verdict {
        OK,
        /** Beyond two standard deviations, or beyond three and not sure among so many looks. */
        WATCH,
        /** Beyond three, and sure. */
        ACT
    }

    /**
     * One laboratory against the others.
     *
     * @param what {@code factor} of duplicates; else analyte, category and unit
     * @param n pairs of results, or results
     * @param value the factor by which it reports more than the others, or its robust mean
     * @param usual 1, or the robust mean of all laboratories' means
     * @param z in robust standard deviations
     * @param probability of one as far off or farther, were it as the others are
     * @param adjustedProbability corrected for all comparisons
     */
    public record Comparison(
            Basis basis,
            String what,
            String laboratory,
            int n,
            double value,
            double usual,
            double z,
            double probability,
            double adjustedProbability,
            Verdict verdict,
            String sentenceZh,
            String sentenceEn) {}
}
