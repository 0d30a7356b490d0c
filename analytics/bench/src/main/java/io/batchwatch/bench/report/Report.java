package io.batchwatch.bench.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One run of one benchmark.
 *
 * @param at when it began, in UTC
 * @param command by which it is done again
 */
public record Report(String benchmark, String question, String at, String command, Machine machine, Findings findings) {
    public static Report of(
            String benchmark, String question, Instant at, String command, Machine machine, Findings findings) {
        return new Report(
                benchmark, question, at.truncatedTo(ChronoUnit.SECONDS).toString(), command, machine, findings);
    }
}
