package io.batchwatch.board.http;

import io.batchwatch.rules.charts.Signal;
import io.batchwatch.rules.rates.Proportion;
import io.batchwatch.rules.rates.Wilson;

/**
 * A pass rate of at least one judged sample, told from the samples that did not pass.
 *
 * @param lower of Wilson's interval at 95 %
 * @param upper of Wilson's interval at 95 %
 */
record Rate(long judged, long passed, double rate, double lower, double upper) {
    static Rate ofPasses(Proportion notPassed) {
        long judged = notPassed.n();
        long passed = judged - notPassed.events();
        Wilson interval = Wilson.of(passed, judged);
        return new Rate(judged, passed, (double) passed / judged, interval.lower(), interval.upper());
    }

    /** More fails than usual is worse. */
    static String word(Signal signal) {
        return switch (signal) {
            case NONE -> "none";
            case HIGH -> "worse";
            case LOW -> "better";
        };
    }
}
