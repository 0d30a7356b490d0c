package io.batchwatch.views;

import io.batchwatch.contract.TestKind;
import java.time.LocalDate;

/**
 * One cell of the pass-rate cube. Any window or grouping is a sum over cells of <em>one</em> hazard: cells of
 * {@link #ALL_HAZARDS} count each sample once; those of a hazard group count it once in each group it was tested for.
 *
 * @param day the day of sampling
 * @param lab the laboratory whose result decided the sample
 */
public record CellKey(
        LocalDate day,
        String site,
        String category,
        String hazard,
        TestKind testKind,
        String lab,
        String campaign,
        Origin origin) {
    /** The hazard of cells that count samples whatever they were tested for. */
    public static final String ALL_HAZARDS = "*";

    /** The key on {@code lab.pass-rates}. */
    public String text() {
        return day + "|" + site + "|" + category + "|" + hazard + "|" + testKind + "|" + lab + "|" + campaign + "|"
                + origin;
    }
}
