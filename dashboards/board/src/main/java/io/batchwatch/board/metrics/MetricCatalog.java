package io.batchwatch.board.metrics;

import io.batchwatch.board.state.BoardState;
import io.batchwatch.board.topics.LatencyListener;
import io.batchwatch.views.AlertView;
import io.javalin.http.Context;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The metrics of the board. All but latency are made of the views when they are asked for, so totals survive restarts, and
 * a result that is counted again by the job is not counted again here.
 */
public final class MetricCatalog implements LatencyListener {
    private static final double[] LATENCY_SECONDS = {0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10, 60};

    private final ExpositionFormats formats = ExpositionFormats.init();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Clock clock;
    private final Histogram latency;

    public MetricCatalog(BoardState state, ZoneId zone, Clock clock) {
        this.clock = clock;
        registry.register(new ViewMetrics(state, zone, clock));
        latency = Histogram.builder()
                .name("batchwatch_latency_seconds")
                .help("From the bytes being kept to the flag: judged by the job, visible on the board.")
                .labelNames("stage")
                .classicOnly()
                .classicUpperBounds(LATENCY_SECONDS)
                .register(registry);
        latency.initLabelValues("judged");
        latency.initLabelValues("visible");
        String version = Optional.ofNullable(MetricCatalog.class.getPackage().getImplementationVersion())
                .orElse("development");
        Info.builder()
                .name("batchwatch_build_info")
                .help("The version that runs.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
    }

    @Override
    public void alertVisible(AlertView alert) {
        observe("judged", alert.raisedAt(), alert.judgedAt());
        observe("visible", alert.raisedAt(), clock.instant());
    }

    private void observe(String stage, Instant from, Instant to) {
        latency.labelValues(stage).observe(Duration.between(from, to).toMillis() / 1000.0);
    }

    /** Answers a scrape in the format that the scraper likes best. */
    public void answer(Context request) throws IOException {
        ExpositionFormatWriter writer = formats.findWriter(request.header("Accept"));
        request.contentType(writer.getContentType());
        writer.write(request.outputStream(), registry.scrape());
    }
}
