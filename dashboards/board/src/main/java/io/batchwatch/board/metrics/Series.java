package io.batchwatch.board.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The series of one scrape while they are added up. */
final class Series {
    private final Map<Metric, Map<Labels, Double>> values = new EnumMap<>(Metric.class);

    /** Adds to what the series has; what was never added to is not told. */
    void add(Metric metric, Labels labels, double value) {
        of(metric).merge(labels, value, Double::sum);
    }

    void add(Metric metric, Labels labels, long count) {
        add(metric, labels, (double) count);
    }

    void least(Metric metric, Labels labels, double value) {
        of(metric).merge(labels, value, Math::min);
    }

    /** One metric as the quotient of two; where nothing is below the line there is no quotient. */
    void ratio(Metric metric, Metric above, Metric below) {
        of(below).forEach((labels, whole) -> {
            if (whole > 0) {
                of(metric).put(labels, of(above).getOrDefault(labels, 0.0) / whole);
            }
        });
    }

    MetricSnapshots snapshots() {
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        values.forEach((metric, series) ->
                snapshots.metricSnapshot(metric.isTotal() ? total(metric, series) : gauge(metric, series)));
        return snapshots.build();
    }

    private Map<Labels, Double> of(Metric metric) {
        return values.computeIfAbsent(metric, unseen -> new LinkedHashMap<>());
    }

    private static MetricSnapshot total(Metric metric, Map<Labels, Double> series) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(metric.series()).help(metric.help());
        series.forEach((labels, value) -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build()));
        return counter.build();
    }

    private static MetricSnapshot gauge(Metric metric, Map<Labels, Double> series) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(metric.series()).help(metric.help());
        series.forEach((labels, value) -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build()));
        return gauge.build();
    }
}
