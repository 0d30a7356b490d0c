package io.batchwatch.gateway.publish;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.BatchActCodec;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.ReceiptSummaryCodec;
import io.batchwatch.contract.RefusedRow;
import io.batchwatch.contract.RefusedRowCodec;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends to Kafka, with an acknowledgement of all replicas and without repeating itself. Shared by all files.
 */
public final class ResultPublisher implements AutoCloseable {
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private Producer<byte[], byte[]> producer;

    /** For what waits where it lies: it has time, and what ends a file goes at once, see {@link Publication#settle}. */
    public static ResultPublisher forFiles(String bootstrapServers) {
        return new ResultPublisher(() -> producer(
                bootstrapServers,
                Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "batchwatch-files",
                        ProducerConfig.LINGER_MS_CONFIG,
                        50,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 18,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        32L << 20)));
    }

    /** For messages whose sender waits for an answer: it hears within ten seconds that Kafka is away. */
    public static ResultPublisher forMessages(String bootstrapServers) {
        return new ResultPublisher(() -> producer(
                bootstrapServers,
                Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "batchwatch-messages",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        3_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        8_000,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        8L << 20)));
    }

    /**
     * @param producers gives a new producer; the publisher closes it
     */
    public ResultPublisher(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
        this.producer = producers.get();
    }

    private static Producer<byte[], byte[]> producer(String bootstrapServers, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A sixth of the bytes: without it the broker and the socket take more than it costs, and zstd costs more than
        // it saves.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What one file sends: all of it is acknowledged, or {@link #settle} says that it is not. */
    public final class Publication {
        private final Producer<byte[], byte[]> through = producer;
        private final AtomicReference<Exception> failure = new AtomicReference<>();

        private Publication() {}

        /**
         * @param encoded the result as its codec writes it
         * @throws PublishException if an earlier record of this file has already failed, or Kafka cannot be reached
         */
        public void result(TestResult result, byte[] encoded) throws PublishException {
            send(topic(result), result.sample().sampleId(), encoded);
        }

        private static String topic(TestResult result) {
            return result.sample().purpose() == Purpose.EMERGENCY ? Topics.URGENT_RESULTS : Topics.RESULTS;
        }

        public void refused(RefusedRow row) throws PublishException {
            send(Topics.REJECTS, row.provenance().contentHash(), RefusedRowCodec.encode(row));
        }

        public void act(BatchAct act) throws PublishException {
            send(Topics.ACTS, act.batchId(), BatchActCodec.encode(act));
        }

        public void receipt(ReceiptSummary receipt) throws PublishException {
            send(Topics.RECEIPTS, receipt.contentHash(), ReceiptSummaryCodec.encode(receipt));
        }

        /**
         * Waits until everything sent so far is acknowledged.
         *
         * @throws PublishException if something is not
         */
        public void settle() throws PublishException {
            try {
                through.flush();
            } catch (KafkaException | IllegalStateException e) {
                failure.compareAndSet(null, e);
            }
            throwIfFailed();
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every failure
        private void send(String topic, String key, byte[] value) throws PublishException {
            throwIfFailed();
            try {
                through.send(
                        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value),
                        (metadata, problem) -> {
                            if (problem != null) {
                                failure.compareAndSet(null, problem);
                            }
                        });
            } catch (KafkaException | IllegalStateException e) {
                failure.compareAndSet(null, e);
                throwIfFailed();
            }
        }

        private void throwIfFailed() throws PublishException {
            Exception problem = failure.get();
            if (problem != null) {
                replace(through);
                throw new PublishException(problem);
            }
        }
    }

    public synchronized Publication begin() {
        return new Publication();
    }

    /** A producer that failed for good never recovers, so the next file gets a new one. */
    private synchronized void replace(Producer<byte[], byte[]> broken) {
        if (producer == broken) {
            producer = producers.get();
            broken.close(Duration.ZERO);
        }
    }

    @Override
    public synchronized void close() {
        producer.close(PATIENCE_AT_THE_END);
    }
}
