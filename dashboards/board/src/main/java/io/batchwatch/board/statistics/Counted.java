package io.batchwatch.board.statistics;

import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.views.VerdictCounts;

/** Judged samples, and those of them that did not pass. */
final class Counted {
    private Counted() {}

    /** Nothing, while corrections on their way through the cells leave counts short of what is being taken from them. */
    static Proportion notPassed(VerdictCounts counts) {
        long judged = counts.judged();
        long events = judged - counts.pass();
        boolean halfway = counts.pass() < 0 || counts.fail() < 0 || counts.suspect() < 0;
        return halfway ? Proportion.NONE : new Proportion(events, judged);
    }
}
