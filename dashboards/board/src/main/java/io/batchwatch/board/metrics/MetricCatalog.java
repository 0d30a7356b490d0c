package io.batchwatch.board.metrics;

import java.util.List;

/**
 * Every metric of the board: what dashboards and alerts may count on.
 *
 * <p>Not here, since no view says it: the latency up to publishing.
 */
public enum MetricCatalog {
    RESULTS(
            "batchwatch_results_total",
            Kind.COUNTER,
            "Judged revisions of results, by our verdict and by how long after sampling they came",
            "test_kind",
            "category",
            "outcome",
            "timeliness"),
    SOURCE_RESULTS(
            "batchwatch_source_results_total",
            Kind.COUNTER,
            "A partner's rows, by what came of them",
            "partner",
            "outcome"),
    REJECTS(
            "batchwatch_rejects_total",
            Kind.COUNTER,
            "A partner's refused rows, by the rule that refused them first",
            "partner",
            "reason"),
    SOURCE_DISAGREEMENTS(
            "batchwatch_source_disagreements_total",
            Kind.COUNTER,
            "Judged results that the partner itself judged the opposite",
            "partner"),
    CORRECTIONS("batchwatch_corrections_total", Kind.COUNTER, "Accepted revisions of earlier results", "kind"),
    BATCHES_FLAGGED(
            "batchwatch_batches_flagged_total",
            Kind.COUNTER,
            "How often batches became suspect or unsafe",
            "hazard",
            "severity"),
    BATCHES_OPEN(
            "batchwatch_batches_open", Kind.GAUGE, "Batches that something stands against now", "state", "severity"),
    BATCHES_OLDEST_OPEN(
            "batchwatch_batches_oldest_open_timestamp_seconds",
            Kind.GAUGE,
            "When the oldest of the open batches was opened; absent where none is open",
            "severity"),
    BATCHES_OVERDUE(
            "batchwatch_batches_overdue",
            Kind.GAUGE,
            "Batches for which somebody had to act by now and has not, by what for",
            "clock"),
    BATCHES_PAPERS(
            "batchwatch_batches_papers_at_fault",
            Kind.GAUGE,
            "Batches whose certificate is missing or does not fit, and nobody has dealt with it, by what is wrong",
            "kind",
            "fault"),
    WINDOW_SAMPLES(
            "batchwatch_window_samples",
            Kind.GAUGE,
            "Judged samples (passed, failed or suspect) of the window's days of sampling, up to and including today",
            "window",
            "test_kind",
            "category"),
    WINDOW_SAMPLES_PASSED(
            "batchwatch_window_samples_passed",
            Kind.GAUGE,
            "Samples of the window's days of sampling that passed",
            "window",
            "test_kind",
            "category"),
    WINDOW_PASS_RATIO(
            "batchwatch_window_pass_ratio",
            Kind.GAUGE,
            "Passed of judged samples of the window, for display; absent where none was judged",
            "window",
            "test_kind",
            "category"),
    WINDOW_LOWER_CONTROL_LIMIT(
            "batchwatch_window_lower_control_limit_ratio",
            Kind.GAUGE,
            "A pass ratio of as many samples below it is less than the frozen baseline explains; absent without a baseline",
            "window",
            "test_kind",
            "category"),
    SOURCE_LAST_RESULT(
            "batchwatch_source_last_result_timestamp_seconds",
            Kind.GAUGE,
            "When the partner's latest arrival was kept",
            "partner"),
    SOURCE_EXPECTED_INTERVAL(
            "batchwatch_source_expected_interval_seconds",
            Kind.GAUGE,
            "How often the partner should be heard of; absent where nothing is expected",
            "partner"),
    INSTRUMENTS_OUT_OF_CONTROL(
            "batchwatch_instruments_out_of_control",
            Kind.GAUGE,
            "Instruments whose latest control sample was rejected, by the last review; absent before the first"),
    RESULTS_IN_DOUBT(
            "batchwatch_results_in_doubt",
            Kind.GAUGE,
            "Results since the last good control before a rejected one, by the last review; absent before the first"),
    COUNTERS_TO_LOOK_AT(
            "batchwatch_counters_to_look_at",
            Kind.GAUGE,
            "Counters at which something is too unusual for chance, by the last review; absent before the first"),
    LABORATORIES_TO_LOOK_AT(
            "batchwatch_laboratories_to_look_at",
            Kind.GAUGE,
            "Laboratories that disagree with the others beyond chance, by the last review; absent before the first"),
    REVIEW(
            "batchwatch_review_timestamp_seconds",
            Kind.GAUGE,
            "When the history was last looked back over; absent before the first review",
            "review"),
    LATENCY(
            "batchwatch_latency_seconds",
            Kind.HISTOGRAM,
            "From the arrival of the evidence to the batch being judged and to the alert being visible on the board",
            "stage"),
    WATERMARK(
            "batchwatch_watermark_timestamp_seconds",
            Kind.GAUGE,
            "When the latest sample of all that were judged was taken; absent before the first"),
    JOB_RECORDS_BEHIND(
            "batchwatch_job_records_behind",
            Kind.GAUGE,
            "Records that no complete checkpoint of the job covers yet; absent where that is not known",
            "topic"),
    UNREADABLE_VIEWS(
            "batchwatch_board_unreadable_views_total",
            Kind.COUNTER,
            "Records that were no views and were passed over, since the board started",
            "topic"),
    WEBHOOK_DELIVERIES(
            "batchwatch_webhook_deliveries_total",
            Kind.COUNTER,
            "Attempts to tell a subscriber of an alert, by what came of them, since the start",
            "subscriber",
            "outcome"),
    WEBHOOK_PENDING(
            "batchwatch_webhook_pending", Kind.GAUGE, "Messages that a subscriber has not taken yet", "subscriber"),
    WEBHOOK_OLDEST_PENDING(
            "batchwatch_webhook_oldest_pending_timestamp_seconds",
            Kind.GAUGE,
            "Since when the oldest of a subscriber's messages waits; absent where none does",
            "subscriber"),
    WEBHOOK_DEAD_LETTERS(
            "batchwatch_webhook_dead_letters", Kind.GAUGE, "Messages that were given up and lie there", "subscriber"),
    VIEWERS("batchwatch_board_viewers", Kind.GAUGE, "Pages that are told of news"),
    BUILD("batchwatch_build_info", Kind.INFO, "Which build this is", "version");

    /** What a metric's numbers mean to Prometheus. */
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM,
        INFO
    }

    private final String metricName;
    private final Kind kind;
    private final String help;
    private final String labels;

    MetricCatalog(String metricName, Kind kind, String help, String... labels) {
        this.metricName = metricName;
        this.kind = kind;
        this.help = help;
        this.labels = String.join(",", labels);
    }

    /** As it is scraped; a histogram's series add {@code _bucket}, {@code _sum} and {@code _count}. */
    public String metricName() {
        return metricName;
    }

    public Kind kind() {
        return kind;
    }

    public String help() {
        return help;
    }

    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(",", -1));
    }
}
