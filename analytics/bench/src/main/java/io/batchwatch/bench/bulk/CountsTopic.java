package io.batchwatch.bench.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A peer's board: counts by cell, read as whoever shows them would. */
final class CountsTopic implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final KafkaConsumer<String, String> consumer;
    private final Counts counts = new Counts();

    private CountsTopic(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    static CountsTopic open(String bootstrapServers, String topic) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new CountsTopic(consumer);
    }

    /** With all that has been told by now. */
    Counts now() {
        ConsumerRecords<String, String> told;
        do {
            told = consumer.poll(A_MOMENT);
            told.forEach(count -> counts.take(count.key(), Long.parseLong(count.value())));
        } while (!told.isEmpty());
        return counts;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
