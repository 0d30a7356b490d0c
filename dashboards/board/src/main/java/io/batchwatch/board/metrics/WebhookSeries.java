package io.batchwatch.board.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.stream.Stream;

/** The webhooks' numbers as series. Subscribers are few, and their names are codes that an operator chose. */
final class WebhookSeries {
    private WebhookSeries() {}

    static MetricSnapshots snapshots(Map<String, WebhookNumbers> webhooks) {
        Series deliveries = new Series(MetricCatalog.WEBHOOK_DELIVERIES);
        Series pending = new Series(MetricCatalog.WEBHOOK_PENDING);
        Series oldest = new Series(MetricCatalog.WEBHOOK_OLDEST_PENDING);
        Series dead = new Series(MetricCatalog.WEBHOOK_DEAD_LETTERS);
        webhooks.forEach((subscriber, numbers) -> {
            deliveries.add(numbers.delivered(), subscriber, "delivered");
            deliveries.add(numbers.retried(), subscriber, "retried");
            deliveries.add(numbers.givenUp(), subscriber, "given_up");
            pending.add(numbers.pending(), subscriber);
            numbers.oldestPending().ifPresent(since -> oldest.add(since.toEpochMilli() / 1_000.0, subscriber));
            dead.add(numbers.deadLetters(), subscriber);
        });
        return new MetricSnapshots(Stream.of(deliveries, pending, oldest, dead)
                .map(Series::snapshot)
                .toArray(MetricSnapshot[]::new));
    }
}
