package io.batchwatch.board.vocabulary;

import java.time.LocalDate;

/**
 * A campaign of sampling, from its first day to its last.
 *
 * @param category that it looks at; empty for all
 * @param hazard that it looks for; empty for all
 * @param to included
 */
public record Campaign(String code, String category, String hazard, LocalDate from, LocalDate to) {
    public Campaign {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("campaign " + code + " ends before it begins");
        }
    }

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
