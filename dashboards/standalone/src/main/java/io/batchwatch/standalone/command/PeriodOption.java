package io.batchwatch.standalone.command;

import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The days of sampling that a command looks at. */
final class PeriodOption {
    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = {"First day of sampling, as 2026-01-31.", "起始采样日期，例如 2026-01-31。"})
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = {"Last day of sampling.", "截止采样日期。"})
    private Optional<LocalDate> to = Optional.empty();

    /** As a condition of SQL. */
    String condition() {
        return from.map(day -> " and sampled_date >= date '" + day + "'").orElse("")
                + to.map(day -> " and sampled_date <= date '" + day + "'").orElse("");
    }
}
