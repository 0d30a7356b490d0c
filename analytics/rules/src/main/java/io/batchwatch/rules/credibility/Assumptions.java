package io.batchwatch.rules.credibility;

import java.time.Duration;
import java.util.Map;

/**
 * What an honest counter is taken to be. Each number can be said otherwise; none is of law.
 *
 * @param incubation how long one test occupies its channel: cards and the enzyme method take ten minutes and three
 * @param channels tests that one instrument holds at once
 * @param slips share of rows in which an honest clock or hand errs
 * @param apart two places within so short a time are not reached by one instrument
 * @param reagentTests how many tests a reagent lot holds, by lot; a lot that is missing is not looked at
 * @param level false findings expected among those worth a look, corrected for all counters and checks
 */
public record Assumptions(
        Duration incubation, int channels, double slips, Duration apart, Map<String, Long> reagentTests, double level) {
    public Assumptions {
        reagentTests = Map.copyOf(reagentTests);
    }

    public static Assumptions usual() {
        return new Assumptions(Duration.ofMinutes(13), 24, 0.01, Duration.ofMinutes(20), Map.of(), 0.01);
    }

    public Assumptions withReagentTests(Map<String, Long> tests) {
        return new Assumptions(incubation, channels, slips, apart, tests, level);
    }
}
