package io.batchwatch.jobs.kafka;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.BatchActCodec;
import io.batchwatch.jobs.wire.WireType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of {@code lab.acts}. */
public final class Acts implements KafkaRecordDeserializationSchema<BatchAct> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<BatchAct> acts) {
        if (record.value() == null) {
            return;
        }
        try {
            acts.collect(BatchActCodec.decode(record.value()));
        } catch (IllegalArgumentException e) {
            LOG.error("passed over a record at offset {} of {} that is not an act", record.offset(), record.topic(), e);
        }
    }

    @Override
    public TypeInformation<BatchAct> getProducedType() {
        return WireType.BATCH_ACT.information();
    }
}
