package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.profile.TopicDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of a neighbour's topic, each partition's in their order. How far we are is told to him only of what has
 * been taken: while our own Kafka is away nothing is fetched, and what was fetched is fetched again.
 */
final class TopicListening implements OpenDoor {
    private static final Logger LOG = LoggerFactory.getLogger(TopicListening.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 100;

    private final String partner;
    private final TopicDoor door;
    private final MessageDesk desk;
    private final Clock clock;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread listener;
    private volatile boolean isOpen;

    private TopicListening(
            String partner,
            TopicDoor door,
            MessageDesk desk,
            Clock clock,
            Supplier<Consumer<byte[], byte[]>> consumers) {
        this.partner = partner;
        this.door = door;
        this.desk = desk;
        this.clock = clock;
        this.consumers = consumers;
        listener = new Thread(this::listen, "batchwatch-topic");
        listener.setDaemon(true);
    }

    /** A neighbour who cannot be reached is no reason not to open the door. */
    static TopicListening open(String partner, TopicDoor door, MessageDesk desk, Clock clock) {
        return open(partner, door, desk, clock, () -> consumer(door));
    }

    /**
     * @param consumers gives a new one; the door closes it
     */
    static TopicListening open(
            String partner,
            TopicDoor door,
            MessageDesk desk,
            Clock clock,
            Supplier<Consumer<byte[], byte[]>> consumers) {
        TopicListening listening = new TopicListening(partner, door, desk, clock, consumers);
        listening.listener.start();
        return listening;
    }

    private static Consumer<byte[], byte[]> consumer(TopicDoor door) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        door.servers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        door.group(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // A neighbour we hear for the first time has a past that was not heard.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_AT_ONCE),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void listen() {
        boolean isTold = false;
        while (closing.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                consumer.subscribe(List.of(door.topic()));
                while (closing.getCount() > 0) {
                    take(consumer);
                    isTold = false;
                }
            } catch (KafkaException | IllegalStateException e) {
                if (!isTold) {
                    LOG.warn("{}: cannot hear {}, tries again: {}", partner, door, e.toString());
                    isTold = true;
                }
            }
            isOpen = false;
            if (isClosingWithin(BEFORE_NEXT_TRY)) {
                return;
            }
        }
    }

    private void take(Consumer<byte[], byte[]> consumer) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(WAIT);
        isOpen = !consumer.assignment().isEmpty();
        Duration pause = Duration.ZERO;
        for (TopicPartition partition : records.partitions()) {
            Duration asked = take(consumer, partition, records.records(partition));
            pause = asked.compareTo(pause) > 0 ? asked : pause;
        }
        if (!pause.isZero()) {
            rest(consumer, pause);
        }
    }

    /**
     * @return how long to rest before the next record; nothing if all were taken
     */
    private Duration take(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        long next = records.get(0).offset();
        Duration pause = Duration.ZERO;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                take(record);
                next = record.offset() + 1;
            } catch (NotTakenException e) {
                LOG.debug("{}: {} was not taken: {}", partner, partition, e.toString());
                pause = e.retryAfter();
                break;
            }
        }
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        if (!pause.isZero()) {
            consumer.seek(partition, next);
        }
        return pause;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws NotTakenException {
        if (closing.getCount() == 0) {
            throw new NotTakenException("the house closes", BEFORE_NEXT_TRY);
        }
        if (record.value() == null || record.value().length == 0) {
            return;
        }
        String name = MessageName.of(clock.instant(), record.value(), "msg");
        // The same place again after a crash is the same content again, and counts once.
        desk.take(
                Delivery.ofMessage(partner, door.transport(), name, record.value()),
                Integer.toString(record.partition()));
    }

    /** Stays a member of the group meanwhile. */
    private void rest(Consumer<byte[], byte[]> consumer, Duration pause) {
        consumer.pause(consumer.assignment());
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() - end < 0 && closing.getCount() > 0) {
            // Partitions that another member gave up meanwhile are not paused: what they give is left for the next
            // look.
            ConsumerRecords<byte[], byte[]> early = consumer.poll(WAIT);
            early.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, early.records(partition).get(0).offset()));
        }
        consumer.resume(consumer.assignment());
    }

    private boolean isClosingWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.join(PATIENCE_AT_THE_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
