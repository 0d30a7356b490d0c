package io.batchwatch.board.metrics;

import io.batchwatch.board.live.NewsListener;
import io.batchwatch.board.live.UnreadableViews;
import io.batchwatch.board.live.ViewKind;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.vocabulary.Vocabulary;
import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.ViewTopics;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** All metrics of one board. Latencies are of the alerts that it heard of as news; the past has none. Thread-safe. */
public final class BoardMetrics implements NewsListener {
    private static final double[] LATENCY_SECONDS = {0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5, 5, 10, 30, 60, 300};

    private static final List<String> TOPICS = List.of(
            ViewTopics.BATCHES,
            ViewTopics.PASS_RATES,
            ViewTopics.ALERTS,
            ViewTopics.SOURCES,
            ViewTopics.FILES,
            ViewTopics.REVIEWS);

    private final ExpositionFormats formats = ExpositionFormats.init();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Clock clock;
    private final Histogram latency;

    /**
     * @param jobLag how many records of each topic the job has not accounted for yet; a topic that is not known is missing
     * @param webhooks by the subscribers' names, a few dozen at most
     * @param viewers how many pages are told of news
     * @param zone whose days the windows are of
     */
    public BoardMetrics(
            BoardState state,
            Supplier<Vocabulary> vocabulary,
            UnreadableViews unreadable,
            Supplier<Map<String, Long>> jobLag,
            Supplier<Map<String, WebhookNumbers>> webhooks,
            IntSupplier viewers,
            ZoneId zone,
            Clock clock) {
        this.clock = clock;
        registry.register(new ViewCollector(state, vocabulary, new Windows(state, zone, clock)));
        registry.register(() -> unreadable(unreadable).snapshot());
        registry.register(() -> {
            Series series = new Series(MetricCatalog.JOB_RECORDS_BEHIND);
            jobLag.get().forEach((topic, records) -> series.add(records, topic));
            return series.snapshot();
        });
        registry.register((MultiCollector) () -> WebhookSeries.snapshots(webhooks.get()));
        registry.register(() -> {
            Series series = new Series(MetricCatalog.VIEWERS);
            series.add(viewers.getAsInt());
            return series.snapshot();
        });
        // Classic only: beside native ones, a server that takes native histograms would drop these buckets.
        latency = Histogram.builder()
                .name(MetricCatalog.LATENCY.metricName())
                .help(MetricCatalog.LATENCY.help())
                .labelNames(MetricCatalog.LATENCY.labels().toArray(String[]::new))
                .classicOnly()
                .classicUpperBounds(LATENCY_SECONDS)
                .register(registry);
        latency.initLabelValues("judged");
        latency.initLabelValues("visible");
        Info.builder()
                .name(MetricCatalog.BUILD.metricName())
                .help(MetricCatalog.BUILD.help())
                .labelNames(MetricCatalog.BUILD.labels().toArray(String[]::new))
                .register(registry)
                .addLabelValues(BuildVersion.text());
    }

    private static Series unreadable(UnreadableViews unreadable) {
        Series series = new Series(MetricCatalog.UNREADABLE_VIEWS);
        KnownCodes topics = KnownCodes.of(TOPICS, TOPICS.size());
        TOPICS.forEach(topic -> series.add(0, topic));
        unreadable.byTopic().forEach((topic, count) -> series.add(count, topics.orOther(topic)));
        return series;
    }

    /**
     * The format that a scraper is answered in.
     *
     * @param accept the scraper's Accept header; empty for Prometheus' own text format
     */
    public String mediaType(String accept) {
        return formats.findWriter(accept).getContentType();
    }

    /**
     * @param accept as of {@link #mediaType}
     */
    public void scrape(String accept, OutputStream out) throws IOException {
        formats.findWriter(accept).write(out, registry.scrape());
    }

    @Override
    public void changed(ViewKind kind) {
        // Read off the views when asked for.
    }

    @Override
    public void alerted(AlertView alert) {
        if (alert.cause() != AlertCause.STATE) {
            // Raised when time was over, or of many results together: that says nothing of how fast evidence is judged.
            return;
        }
        observe("judged", alert.raisedAt(), alert.judgedAt());
        observe("visible", alert.raisedAt(), clock.instant());
    }

    private void observe(String stage, Instant from, Instant to) {
        // Clocks of two machines may disagree; nothing is seen before it comes.
        Duration took = from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        latency.labelValues(stage).observe(took.toNanos() / 1e9);
    }
}
