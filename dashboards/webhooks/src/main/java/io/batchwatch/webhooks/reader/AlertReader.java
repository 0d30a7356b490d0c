package io.batchwatch.webhooks.reader;

import io.batchwatch.views.AlertView;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code lab.alerts} on one thread of its own, in no consumer group. It begins at the beginning each time, only to
 * know which alerts there were: the job may write an alert twice, under the same id. What lies before the kept position is
 * told to nobody; the position moves on when the listener has what lies before it.
 */
public final class AlertReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertReader.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Path positionFile;
    private final Listener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "webhook-alerts");
    private volatile Runnable wake = () -> {};

    /** Hears of each alert once. */
    @FunctionalInterface
    public interface Listener {
        /** Returns once it is safe. */
        void alerted(AlertView alert) throws IOException;
    }

    private AlertReader(Supplier<Consumer<byte[], byte[]>> consumers, Path positionFile, Listener listener) {
        this.consumers = consumers;
        this.positionFile = positionFile;
        this.listener = listener;
    }

    /**
     * @param bootstrapServers as {@code host:port}, separated by commas
     */
    public static AlertReader start(String bootstrapServers, Path positionFile, Listener listener) {
        return start(() -> consumer(bootstrapServers), positionFile, listener);
    }

    static AlertReader start(Supplier<Consumer<byte[], byte[]>> consumers, Path positionFile, Listener listener) {
        AlertReader reader = new AlertReader(consumers, positionFile, listener);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    /** Whatever the topic holds now is told to nobody. */
    public static void passOver(String bootstrapServers, Path positionFile) throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            Position position = Position.read(positionFile);
            consumer.endOffsets(partitions(consumer))
                    .forEach((partition, end) -> position.goOnAt(partition.partition(), end));
            position.keep();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "batchwatch-webhooks",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                wake = consumer::wakeup;
                follow(consumer, Position.read(positionFile));
            } catch (WakeupException e) {
                LOG.debug("no more alerts are read", e);
            } catch (IOException | RuntimeException e) {
                LOG.warn("Alerts cannot be read for webhooks; it tries again: {}", e.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer, Position position) throws IOException {
        // Closed before there was anyone to wake.
        if (closing.getCount() == 0) {
            return;
        }
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            if (position.isBeyond(partition.partition(), end)) {
                LOG.warn("{} is another topic than it was: it is read from its beginning", partition);
                position.goOnAt(partition.partition(), 0);
            }
        });
        Set<String> known = new HashSet<>();
        while (closing.getCount() > 0) {
            ConsumerRecords<byte[], byte[]> read = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> alert : read) {
                take(alert, known, position);
            }
            position.keep();
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<PartitionInfo> found = consumer.partitionsFor(ViewTopics.ALERTS);
        if (found == null || found.isEmpty()) {
            throw new KafkaException("there is no topic " + ViewTopics.ALERTS);
        }
        return found.stream()
                .map(partition -> new TopicPartition(ViewTopics.ALERTS, partition.partition()))
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> read, Set<String> known, Position position) throws IOException {
        if (read.value() != null) {
            try {
                AlertView alert = ViewCodec.decode(read.value(), AlertView.class);
                if (known.add(alert.alertId()) && !position.isPast(read.partition(), read.offset())) {
                    listener.alerted(alert);
                }
            } catch (IllegalArgumentException e) {
                // The board counts it, and rings.
                LOG.warn("{}-{}@{} is no alert: passed over", read.topic(), read.partition(), read.offset(), e);
            }
        }
        position.readTo(read.partition(), read.offset());
    }

    private void pause() {
        try {
            closing.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        wake.run();
        try {
            thread.join(GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
