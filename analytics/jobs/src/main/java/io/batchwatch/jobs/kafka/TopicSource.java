package io.batchwatch.jobs.kafka;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** How the job reads a topic. */
public final class TopicSource {
    /** Each poll is handed from one thread to another: of a full topic, few and large ones. */
    private static final String RECORDS_AT_ONCE = "4000";

    private TopicSource() {}

    public static <T> KafkaSourceBuilder<T> of(
            String bootstrapServers, String topic, KafkaRecordDeserializationSchema<T> form) {
        return KafkaSource.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topic)
                // Only where there is no checkpoint: then the state is empty, and must be made of everything.
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty("max.poll.records", RECORDS_AT_ONCE)
                .setDeserializer(form);
    }
}
