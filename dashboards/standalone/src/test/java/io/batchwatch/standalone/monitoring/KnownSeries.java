package io.batchwatch.standalone.monitoring;

import io.batchwatch.board.metrics.MetricCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What there is to ask Prometheus for: the board's metrics, what the rules record, and Prometheus' own {@code up}. */
final class KnownSeries {
    private static final Set<String> OF_EVERY_TARGET = Set.of("job", "instance");
    private static final Set<String> COUNTER_FUNCTIONS = Set.of("rate", "increase");

    private final Map<String, Set<String>> labels = new HashMap<>();
    private final Set<String> counters = new HashSet<>();

    /**
     * @param recorded the names of recording rules
     */
    KnownSeries(List<String> recorded) {
        Set<String> all = new HashSet<>();
        for (MetricCatalog metric : MetricCatalog.values()) {
            all.addAll(metric.labels());
            series(metric).forEach(name -> labels.put(name, Set.copyOf(metric.labels())));
            switch (metric.kind()) {
                case COUNTER, HISTOGRAM -> series(metric).forEach(counters::add);
                case GAUGE, INFO -> {}
            }
            if (metric.kind() == MetricCatalog.Kind.HISTOGRAM) {
                labels.put(metric.metricName() + "_bucket", with(metric.labels(), "le"));
                all.add("le");
            }
        }
        recorded.forEach(name -> labels.put(name, Set.copyOf(all)));
        labels.put("up", Set.of());
    }

    private static Stream<String> series(MetricCatalog metric) {
        return switch (metric.kind()) {
            case COUNTER, GAUGE, INFO -> Stream.of(metric.metricName());
            case HISTOGRAM -> Stream.of("_bucket", "_sum", "_count").map(metric.metricName()::concat);
        };
    }

    private static Set<String> with(List<String> labels, String one) {
        Set<String> more = new HashSet<>(labels);
        more.add(one);
        return more;
    }

    /** What an expression asks for in vain. */
    List<String> faults(String expression) {
        List<String> faults = new ArrayList<>();
        PromQl.Reading reading = PromQl.read(expression);
        if (reading.selectors().isEmpty()) {
            faults.add("reads nothing");
        }
        for (PromQl.Selector selector : reading.selectors()) {
            if (!labels.containsKey(selector.metric())) {
                faults.add("no such metric: " + selector.metric());
                continue;
            }
            selector.labels().stream()
                    .filter(label -> !isLabelOf(selector.metric(), label))
                    .forEach(label -> faults.add(selector.metric() + " has no label " + label));
        }
        for (String label : reading.groupingLabels()) {
            if (reading.selectors().stream().noneMatch(selector -> isLabelOf(selector.metric(), label))) {
                faults.add("nothing here has the label " + label);
            }
        }
        return faults;
    }

    /** Counters that are read as they stand: their value says how long they counted, and no more. */
    List<String> bareCounters(String expression) {
        return PromQl.read(expression).selectors().stream()
                .filter(selector -> counters.contains(selector.metric()))
                .filter(selector -> !COUNTER_FUNCTIONS.contains(selector.function()))
                .map(selector -> selector.metric() + " outside rate and increase")
                .toList();
    }

    private boolean isLabelOf(String metric, String label) {
        return OF_EVERY_TARGET.contains(label)
                || labels.getOrDefault(metric, Set.of()).contains(label);
    }
}
