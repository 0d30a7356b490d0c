package io.batchwatch.board.view;

import io.batchwatch.rules.rates.Wilson;
import io.batchwatch.views.VerdictCounts;
import java.util.Optional;

/**
 * A pass rate with how sure it is.
 *
 * @param judged passed, failed and suspect
 * @param rate 0 to 1; empty where nothing was judged
 * @param lower of Wilson's interval at 95 %
 * @param upper of Wilson's interval at 95 %
 */
public record PassRate(
        long judged, long passed, Optional<Double> rate, Optional<Double> lower, Optional<Double> upper) {
    public static PassRate of(VerdictCounts counts) {
        long judged = counts.judged();
        long passed = counts.pass();
        // While corrections are on their way through the cells, counts can be short of what is being taken from them.
        if (judged < 1 || passed < 0 || passed > judged) {
            return new PassRate(judged, passed, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Wilson interval = Wilson.of(passed, judged);
        return new PassRate(
                judged,
                passed,
                Optional.of((double) passed / judged),
                Optional.of(interval.lower()),
                Optional.of(interval.upper()));
    }
}
