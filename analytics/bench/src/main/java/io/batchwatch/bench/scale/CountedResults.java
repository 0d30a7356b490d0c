package io.batchwatch.bench.scale;

import io.batchwatch.views.SourceView;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many results the job's views say were accepted, read as any reader of them does. */
final class CountedResults implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, SourceView> sources = new HashMap<>();

    CountedResults(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(ViewTopics.SOURCES, 0)));
    }

    long now() {
        consumer.poll(POLL).forEach(view -> {
            SourceView source = ViewCodec.decode(view.value(), SourceView.class);
            sources.merge(
                    source.partner(), source, (known, other) -> other.version() >= known.version() ? other : known);
        });
        return sources.values().stream().mapToLong(SourceView::accepted).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
