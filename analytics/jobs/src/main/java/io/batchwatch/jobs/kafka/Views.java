package io.batchwatch.jobs.kafka;

import io.batchwatch.jobs.wire.ViewRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Views on their way to the topics they name. */
public final class Views implements KafkaRecordSerializationSchema<ViewRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(ViewRecord view, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(view.topic(), view.keyBytes(), view.value());
    }
}
