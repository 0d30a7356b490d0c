package io.batchwatch.board.metrics;

/** The metrics that are made of views: a promise to dashboards and alerts. */
enum Metric {
    RESULTS("batchwatch_results", true, "Judged revisions of results, by verdict and by how late they came."),
    SOURCE_RESULTS("batchwatch_source_results", true, "Rows of a partner, by what came of them."),
    REJECTS("batchwatch_rejects", true, "Refused rows of a partner, by the rule that refused them first."),
    CORRECTIONS("batchwatch_corrections", true, "Revisions that took the place of an earlier result."),
    FLAGGED("batchwatch_batches_flagged", true, "How often a batch became suspect or unsafe."),
    OPEN("batchwatch_batches_open", false, "Batches that something stands against now."),
    OLDEST_OPEN("batchwatch_batches_oldest_open_timestamp_seconds", false, "When the oldest of them was opened."),
    WINDOW_SAMPLES("batchwatch_window_samples", false, "Judged samples whose day of sampling lies in the window."),
    WINDOW_PASSED("batchwatch_window_samples_passed", false, "Those of them that passed."),
    WINDOW_RATIO("batchwatch_window_pass_ratio", false, "Passed of judged samples: to look at, not to add up."),
    SOURCE_LAST("batchwatch_source_last_result_timestamp_seconds", false, "When a partner was last heard of."),
    SOURCE_EXPECTED("batchwatch_source_expected_interval_seconds", false, "How often a partner should be heard of.");

    private final String series;
    private final boolean isTotal;
    private final String help;

    Metric(String series, boolean isTotal, String help) {
        this.series = series;
        this.isTotal = isTotal;
        this.help = help;
    }

    /** Without the {@code _total} that counters carry on the wire. */
    String series() {
        return series;
    }

    boolean isTotal() {
        return isTotal;
    }

    String help() {
        return help;
    }
}
