package io.batchwatch.bench.scale;

import io.batchwatch.bench.report.Findings;
import java.util.List;

/** What an authority receives, and what it takes to serve it. Paper: arithmetic on measured costs. */
enum Demand {
    PROVINCE("a province, on paper", 50e6, 2),
    NATION("a nation, on paper", 10e9, 3);

    private static final double WORKING_SECONDS = 250 * 8 * 3600.0;
    /** A busy hour of a busy day against the mean of working hours. */
    private static final double PEAK = 5;
    /** Cores are kept half idle, so that flags stay quick. */
    private static final double UTILISATION = 0.5;
    /** What a Kafka partition is asked for at most. */
    private static final double ROWS_PER_PARTITION = 5_000;

    private static final double YEARS_KEPT = 10;
    private static final double TERABYTE = 1e12;
    private static final double YUAN_PER_CORE_YEAR = 1_000;
    private static final double YUAN_PER_TERABYTE_YEAR = 1_500;

    private final String subject;
    private final double resultsPerYear;
    private final int copies;

    Demand(String subject, double resultsPerYear, int copies) {
        this.subject = subject;
        this.resultsPerYear = resultsPerYear;
        this.copies = copies;
    }

    double peakRate() {
        return resultsPerYear / WORKING_SECONDS * PEAK;
    }

    double cores(Cost cost) {
        return Math.max(2, Math.ceil(peakRate() * cost.processorMicros() / 1e6 / UTILISATION));
    }

    double partitions() {
        return Math.max(4, Math.ceil(peakRate() / ROWS_PER_PARTITION));
    }

    /** After ten years, with all copies; the topic of results never expires. */
    double terabytes(Cost cost) {
        double once = cost.kafkaBytes() + cost.historyBytes() + cost.stateBytes() + cost.archiveBytes();
        return resultsPerYear * YEARS_KEPT * once * copies / TERABYTE;
    }

    void note(Cost cost, Findings.Notebook notebook) {
        notebook.figure(subject, "results a year", resultsPerYear, "");
        notebook.figure(subject, "rate at the peak", peakRate(), "results/s");
        notebook.figure(subject, "cores", cores(cost), "");
        notebook.figure(subject, "partitions of lab.results", partitions(), "");
        notebook.figure(subject, "disk after ten years, all copies", terabytes(cost), "TB");
        notebook.figure(
                subject, "a whole year once more", resultsPerYear * cost.processorMicros() / 1e6 / 3600, "core hours");
        notebook.figure(
                subject,
                "money a year, after ten years",
                cores(cost) * YUAN_PER_CORE_YEAR + terabytes(cost) * YUAN_PER_TERABYTE_YEAR,
                "CNY");
    }

    static List<String> remarks() {
        return List.of(
                "On paper: results come in 250 days of 8 hours, the peak is 5 times the mean of those hours, cores are half"
                        + " used, a partition takes 5,000 results/s, a province keeps 2 copies of everything and a nation 3.",
                "Prices are assumptions, to be replaced by one's own: 1,000 CNY a core and year, 1,500 CNY a terabyte and"
                        + " year. No network, no people.",
                "Task managers were processes of one machine, which share its cores with the broker: they show what processes"
                        + " of their own cost, not what more machines gain. Their time begins when all tasks run; the"
                        + " topic was full before.");
    }
}
