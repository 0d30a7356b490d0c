package io.batchwatch.board.topics;

import io.batchwatch.board.state.BoardState;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.SourceView;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all views from their beginning and then as they come, for as long as it is open. */
public final class ViewReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Map<String, Consumer<byte[]>> acceptors;
    private final Thread thread;
    private volatile boolean isOpen = true;
    private volatile boolean isCaughtUp;
    private final AtomicReference<KafkaConsumer<byte[], byte[]>> reading = new AtomicReference<>();

    private ViewReader(String bootstrapServers, BoardState state, LatencyListener latency) {
        this.bootstrapServers = bootstrapServers;
        acceptors = Map.of(
                ViewTopics.PASS_RATES, json -> state.accept(ViewCodec.decode(json, PassRateCell.class)),
                ViewTopics.BATCHES, json -> state.accept(ViewCodec.decode(json, BatchView.class)),
                ViewTopics.ALERTS, json -> accept(ViewCodec.decode(json, AlertView.class), state, latency),
                ViewTopics.SOURCES, json -> state.accept(ViewCodec.decode(json, SourceView.class)),
                ViewTopics.FILES, json -> state.accept(ViewCodec.decode(json, FileView.class)));
        thread = new Thread(this::run, "batchwatch-board-views");
        thread.setDaemon(true);
    }

    public static ViewReader start(String bootstrapServers, BoardState state, LatencyListener latency) {
        ViewReader reader = new ViewReader(bootstrapServers, state, latency);
        reader.thread.start();
        return reader;
    }

    /** True once everything has been read that was there when reading began. */
    public boolean isCaughtUp() {
        return isCaughtUp;
    }

    private void run() {
        while (isOpen) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                reading.set(consumer);
                read(consumer);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warn("The views cannot be read, trying again: {}", e.toString());
                pause();
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = acceptors.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        while (isOpen) {
            consumer.poll(PATIENCE).forEach(this::accept);
            if (!isCaughtUp) {
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                isCaughtUp = ends.isEmpty();
            }
        }
    }

    /** How long an alert took is known only of those that come now. */
    private void accept(AlertView alert, BoardState state, LatencyListener latency) {
        state.accept(alert);
        if (isCaughtUp) {
            latency.alertVisible(alert);
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null) {
                acceptors.get(record.topic()).accept(record.value());
            }
        } catch (IllegalArgumentException e) {
            LOG.error("Passed over a record at offset {} of {} that is no view", record.offset(), record.topic(), e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "batchwatch-board",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        1,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_NEXT_TRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isOpen = false;
        }
    }

    @Override
    public void close() {
        isOpen = false;
        KafkaConsumer<byte[], byte[]> consumer = reading.get();
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
