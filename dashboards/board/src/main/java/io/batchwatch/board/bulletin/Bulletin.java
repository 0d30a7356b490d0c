package io.batchwatch.board.bulletin;

import io.batchwatch.rules.rates.Wilson;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A month for the public, in the words of the national bulletins: batches inspected, how many did not conform, and the
 * change in percentage points. All of it is public, and nothing else is.
 *
 * @param asOf the day on which it was made up: what a laboratory corrects later changes it
 * @param leastInspected categories with fewer are in one row together
 * @param categories those with the most inspected first, what is in one row together last; empty if all would be
 * @param findings in batches confirmed not to conform, of the categories that have a row of their own
 * @param unlisted confirmed findings that are not listed: of small categories, or not to be told without a sender's words
 */
public record Bulletin(
        YearMonth month,
        LocalDate asOf,
        int leastInspected,
        Figures total,
        List<Row> categories,
        List<Finding> findings,
        long unlisted) {
    /** The code of the row that holds small categories together. */
    public static final String REST = "rest";

    public Bulletin {
        categories = List.copyOf(categories);
        findings = List.copyOf(findings);
    }

    /**
     * @param nonConforming confirmed
     * @param rate of what did not conform, 0.01 is one percent, with its interval after Wilson at 95 %
     * @param changeOnMonth of the rate, in percentage points; empty if the month before has no such row
     * @param changeOnYear on the same month a year before
     */
    public record Figures(
            long inspected,
            long nonConforming,
            double rate,
            double lower,
            double upper,
            Optional<Double> changeOnMonth,
            Optional<Double> changeOnYear) {
        static Figures of(Tally tally, Optional<Tally> monthBefore, Optional<Tally> yearBefore) {
            Wilson interval = Wilson.of(tally.nonConforming(), tally.inspected());
            return new Figures(
                    tally.inspected(),
                    tally.nonConforming(),
                    tally.rate(),
                    interval.lower(),
                    interval.upper(),
                    monthBefore.map(tally::pointsOn),
                    yearBefore.map(tally::pointsOn));
        }
    }

    /**
     * @param category its code, or {@link #REST}
     */
    public record Row(String category, String zh, String en, Figures figures) {}

    /**
     * What was found in a batch that is confirmed not to conform.
     *
     * @param rule {@code banned} where any level is a violation; the limit is then empty
     * @param value as it was measured, with its unit
     * @param standard that sets the limit, or the notice that bans it
     * @param producer a legal person; empty if it is none or the house names nobody
     */
    public record Finding(
            String category,
            String productZh,
            String productEn,
            String analyteZh,
            String analyteEn,
            String value,
            String rule,
            String limit,
            String standard,
            Optional<String> producer) {}
}
