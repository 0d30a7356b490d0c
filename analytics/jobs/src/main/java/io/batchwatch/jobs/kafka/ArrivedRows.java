package io.batchwatch.jobs.kafka;

import io.batchwatch.jobs.wire.SampleRows;
import io.batchwatch.jobs.wire.WireType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of {@code lab.results}; one without a key or a value is none. */
public final class ArrivedRows implements KafkaRecordDeserializationSchema<SampleRows> {
    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SampleRows> rows) {
        if (record.key() != null && record.value() != null) {
            rows.collect(new SampleRows(new String(record.key(), StandardCharsets.UTF_8), List.of(record.value())));
        }
    }

    @Override
    public TypeInformation<SampleRows> getProducedType() {
        return WireType.SAMPLE_ROWS.information();
    }
}
