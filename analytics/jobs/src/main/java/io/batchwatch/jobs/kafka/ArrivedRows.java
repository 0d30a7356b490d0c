package io.batchwatch.jobs.kafka;

import io.batchwatch.jobs.wire.ArrivedRow;
import io.batchwatch.jobs.wire.WireType;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of {@code lab.results}; one without a key or a value is none. */
public final class ArrivedRows implements KafkaRecordDeserializationSchema<ArrivedRow> {
    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ArrivedRow> rows) {
        if (record.key() != null && record.value() != null) {
            rows.collect(new ArrivedRow(new String(record.key(), StandardCharsets.UTF_8), record.value()));
        }
    }

    @Override
    public TypeInformation<ArrivedRow> getProducedType() {
        return WireType.ARRIVED_ROW.information();
    }
}
