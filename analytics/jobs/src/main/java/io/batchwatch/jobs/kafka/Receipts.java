package io.batchwatch.jobs.kafka;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.ReceiptSummaryCodec;
import io.batchwatch.jobs.wire.WireType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of {@code lab.receipts}. */
public final class Receipts implements KafkaRecordDeserializationSchema<ReceiptSummary> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReceiptSummary> receipts) {
        try {
            receipts.collect(ReceiptSummaryCodec.decode(record.value()));
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "passed over a record at offset {} of {} that is not a receipt",
                    record.offset(),
                    record.topic(),
                    e);
        }
    }

    @Override
    public TypeInformation<ReceiptSummary> getProducedType() {
        return WireType.RECEIPT.information();
    }
}
