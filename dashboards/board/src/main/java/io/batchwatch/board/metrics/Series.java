package io.batchwatch.board.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** One metric's series while a scrape is being put together. */
final class Series {
    private final MetricCatalog metric;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    Series(MetricCatalog metric) {
        this.metric = metric;
    }

    /**
     * Series of equal labels are added up.
     *
     * @param labels in the catalogue's order
     */
    void add(double value, String... labels) {
        merge(Double::sum, value, labels);
    }

    /**
     * Series of equal labels are added up.
     *
     * @param labels in the catalogue's order
     */
    void add(long count, String... labels) {
        add((double) count, labels);
    }

    /** Of series of equal labels the least is kept. */
    void least(double value, String... labels) {
        merge(Math::min, value, labels);
    }

    private void merge(DoubleBinaryOperator merging, double value, String... labels) {
        Labels key = Labels.of(metric.labels().toArray(String[]::new), labels);
        values.merge(key, value, merging::applyAsDouble);
    }

    MetricSnapshot snapshot() {
        return switch (metric.kind()) {
            case COUNTER -> counter();
            case GAUGE -> gauge();
            case HISTOGRAM, INFO -> throw new IllegalStateException(metric + " is not read off the views");
        };
    }

    private CounterSnapshot counter() {
        CounterSnapshot.Builder snapshot = CounterSnapshot.builder()
                .name(metric.metricName().replaceAll("_total$", ""))
                .help(metric.help());
        values.forEach((labels, value) -> snapshot.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
        return snapshot.build();
    }

    private GaugeSnapshot gauge() {
        GaugeSnapshot.Builder snapshot =
                GaugeSnapshot.builder().name(metric.metricName()).help(metric.help());
        values.forEach((labels, value) -> snapshot.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return snapshot.build();
    }
}
