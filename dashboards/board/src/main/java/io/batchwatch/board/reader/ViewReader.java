package io.batchwatch.board.reader;

import io.batchwatch.board.live.LiveViews;
import io.batchwatch.board.live.UnreadableViews;
import io.batchwatch.board.live.ViewFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the view topics from their beginning and follows them, on one thread of its own, in no consumer group.
 *
 * <p>While a broker or a topic is missing it asks again every second; after any other trouble it reads again from the
 * beginning, which changes nothing that is shown, since views carry versions. A record that is no view is logged, counted
 * and passed over.
 */
public final class ViewReader implements ViewFeed.Feeding {
    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    private final LiveViews views;
    private final UnreadableViews unreadable;
    private final Duration betweenAttempts;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "board-views");
    private volatile Runnable wake = () -> {};

    private ViewReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            LiveViews views,
            UnreadableViews unreadable,
            Duration betweenAttempts) {
        this.consumers = consumers;
        this.views = views;
        this.unreadable = unreadable;
        this.betweenAttempts = betweenAttempts;
    }

    /**
     * @param bootstrapServers as {@code host:port}, separated by commas
     * @param unreadable counts records that are no views
     */
    public static ViewFeed of(String bootstrapServers, UnreadableViews unreadable) {
        return of(() -> consumer(bootstrapServers), unreadable, BETWEEN_ATTEMPTS);
    }

    static ViewFeed of(
            Supplier<Consumer<byte[], byte[]>> consumers, UnreadableViews unreadable, Duration betweenAttempts) {
        return views -> {
            ViewReader reader = new ViewReader(consumers, views, unreadable, betweenAttempts);
            reader.thread.setDaemon(true);
            reader.thread.start();
            return reader;
        };
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "batchwatch-board",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void run() {
        while (!isClosing()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                wake = consumer::wakeup;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("The board reads no more views", e);
            } catch (KafkaException e) {
                LOG.warn("The board cannot read the views; it tries again: {}", e.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        // Closed before there was anyone to wake.
        if (isClosing()) {
            return;
        }
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(partitions));
        while (!isClosing()) {
            consumer.poll(POLL).forEach(this::take);
            if (!views.isCaughtUp()) {
                unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (unread.isEmpty()) {
                    views.caughtUp();
                    LOG.info("The board has read the views of {} partitions", partitions.size());
                }
            }
        }
    }

    /** Returns when every topic is there; without one of them the board would show half of the truth. */
    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : ViewDecoding.topics()) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new KafkaException("there is no topic " + topic);
            }
            found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    private void take(ConsumerRecord<byte[], byte[]> read) {
        if (read.value() == null) {
            return;
        }
        try {
            ViewDecoding.of(read.topic()).put(read.value(), views);
        } catch (RuntimeException e) {
            LOG.warn("{}-{}@{} is no view: passed over", read.topic(), read.partition(), read.offset(), e);
            unreadable.count(read.topic());
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(betweenAttempts.toMillis(), TimeUnit.MILLISECONDS);
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
