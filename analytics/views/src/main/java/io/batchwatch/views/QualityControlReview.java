package io.batchwatch.views;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether instruments could be believed when they measured: their control samples by Westgard's multirules.
 *
 * @param controls how many control samples were judged
 * @param rejected how many of them were rejected
 * @param expectedRejected how many would be, were every instrument in order
 * @param instruments how many instruments they are of
 * @param outOfControl how many instruments' latest control was rejected
 * @param resultsInDoubt results measured since the last good control before one that was rejected
 * @param logs of an instrument, analyte and material each; those out of control first, at most {@link Review#SHOWN}
 */
public record QualityControlReview(
        Optional<Instant> reviewedAt,
        long controls,
        long rejected,
        double expectedRejected,
        int instruments,
        int outOfControl,
        long resultsInDoubt,
        List<Log> logs,
        long version)
        implements Review {
    public static final String NAME = "quality-control";

    /** A log shows its latest controls, at most so many. */
    public static final int POINTS = 30;

    public static final QualityControlReview NONE =
            new QualityControlReview(Optional.empty(), 0, 0, 0, 0, 0, 0, List.of(), 0);

    public QualityControlReview {
        Objects.requireNonNull(reviewedAt);
        logs = List.copyOf(logs);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * One instrument's controls of one material.
     *
     * @param place the laboratory or testing room
     * @param instrument empty if it was not said
     * @param outOfControl whether its latest control was rejected
     * @param since when the first of the controls in a row was tested that are all rejected, or all good
     * @param resultsInDoubt results of this instrument and analyte since the last good control before a rejected one
     * @param points the latest, oldest first
     */
    public record Log(
            String place,
            String instrument,
            String analyte,
            String material,
            boolean outOfControl,
            Instant since,
            long controls,
            long rejected,
            long resultsInDoubt,
            List<Point> points,
            String sentenceZh,
            String sentenceEn) {
        public Log {
            points = List.copyOf(points);
        }
    }

    /**
     * One control sample.
     *
     * @param z its distance from the target in standard deviations
     * @param brokenRules such as {@code 1-3s}; {@code 1-2s} alone only warns
     */
    public record Point(Instant at, double z, boolean rejected, List<String> brokenRules) {
        public Point {
            brokenRules = List.copyOf(brokenRules);
        }
    }
}
