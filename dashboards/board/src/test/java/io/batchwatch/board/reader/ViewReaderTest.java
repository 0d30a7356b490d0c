package io.batchwatch.board.reader;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.alert;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.file;
import static io.batchwatch.board.given.Views.rapid;
import static io.batchwatch.board.given.Views.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.board.live.LiveViews;
import io.batchwatch.board.live.NewsListener;
import io.batchwatch.board.live.UnreadableViews;
import io.batchwatch.board.live.ViewFeed;
import io.batchwatch.board.live.ViewKind;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own consumer for tests; what a real broker does is seen where the whole house runs. */
class ViewReaderTest {
    private final BoardState state = new BoardState();
    private final LiveViews views = new LiveViews(state);
    private final UnreadableViews unreadable = new UnreadableViews();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private volatile MockConsumer<byte[], byte[]> consumer = broker();
    private ViewFeed.Feeding reading = () -> {};

    ViewReaderTest() {
        views.tell(new NewsListener() {
            @Override
            public void changed(ViewKind kind) {
                news.add(kind.code());
            }

            @Override
            public void alerted(AlertView alert) {
                news.add(alert.alertId());
            }
        });
    }

    @AfterEach
    void closeReader() {
        reading.close();
    }

    @Test
    void thePastIsReadToItsEndAndIsNoNews() {
        writtenBefore(ViewTopics.PASS_RATES, rapid(DAY, "vegetable", counts(1, 0, 0), 1));
        writtenBefore(ViewTopics.ALERTS, alert("B", 1, BatchState.UNSAFE, NOON));
        writtenBefore(ViewTopics.BATCHES, batch("B", BatchState.UNSAFE, NOON, 1));
        writtenBefore(ViewTopics.FILES, file("ab", "county", NOON, 1));

        open();
        await().until(views::isCaughtUp);

        assertThat(state.cells(DAY, DAY)).hasSize(1);
        assertThat(state.alerts(9)).hasSize(1);
        assertThat(state.openBatches()).hasSize(1);
        assertThat(state.file("ab")).isPresent();
        assertThat(news).isEmpty();
    }

    @Test
    void whatComesLaterIsNewsOnce() {
        open();
        await().until(views::isCaughtUp);

        writes(ViewTopics.ALERTS, ViewCodec.encode(alert("B", 1, BatchState.UNSAFE, NOON)));
        writes(ViewTopics.ALERTS, ViewCodec.encode(alert("B", 1, BatchState.UNSAFE, NOON)));
        writes(ViewTopics.SOURCES, ViewCodec.encode(source("county", NOON, 1, 2)));
        writes(ViewTopics.SOURCES, ViewCodec.encode(source("county", NOON, 1, 1)));
        writes(ViewTopics.PASS_RATES, ViewCodec.encode(rapid(DAY, "vegetable", counts(1, 0, 0), 1)));
        await().until(() -> news.contains("pass-rates"));

        assertThat(news).containsExactlyInAnyOrder("B#1", "sources", "pass-rates");
    }

    @Test
    void itIsNotReadyBeforeTheEndKnownAtStart() {
        writtenBefore(ViewTopics.PASS_RATES, rapid(DAY, "vegetable", counts(1, 0, 0), 1));
        TopicPartition cells = new TopicPartition(ViewTopics.PASS_RATES, 0);
        consumer.updateEndOffsets(Map.of(cells, 2L));

        open();
        await().until(() -> state.lastDay().isPresent());

        assertThat(views.isCaughtUp()).isFalse();
        writes(ViewTopics.PASS_RATES, ViewCodec.encode(rapid(DAY, "fruit", counts(1, 0, 0), 1)));
        await().until(views::isCaughtUp);
        assertThat(state.cells(DAY, DAY)).hasSize(2);
    }

    @Test
    void whatIsNoViewIsCountedAndPassedOver() {
        open();
        await().until(views::isCaughtUp);

        writes(ViewTopics.BATCHES, "no view".getBytes(StandardCharsets.UTF_8));
        writes(ViewTopics.BATCHES, "{\"batch_id\":\"half\",\"state\":\"UNSAFE\"}".getBytes(StandardCharsets.UTF_8));
        writes(ViewTopics.PASS_RATES, "{}".getBytes(StandardCharsets.UTF_8));
        writes(ViewTopics.BATCHES, null);
        writes(ViewTopics.BATCHES, ViewCodec.encode(batch("B", BatchState.UNSAFE, NOON, 1)));
        await().until(() -> state.batch("B").isPresent());
        await().until(() -> unreadable.byTopic().containsKey(ViewTopics.PASS_RATES));

        assertThat(unreadable.byTopic()).isEqualTo(Map.of(ViewTopics.BATCHES, 2L, ViewTopics.PASS_RATES, 1L));
        assertThat(state.batch("B")).contains(batch("B", BatchState.UNSAFE, NOON, 1));
    }

    @Test
    void aMissingBrokerIsAskedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        reading = ViewReader.of(
                        () -> {
                            if (attempts.incrementAndGet() < 4) {
                                throw new KafkaException("no broker at that address");
                            }
                            return consumer;
                        },
                        unreadable,
                        Duration.ofMillis(5))
                .open(views);

        await().until(views::isCaughtUp);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void aMissingTopicIsAwaited() {
        AtomicInteger attempts = new AtomicInteger();
        reading = ViewReader.of(
                        () -> {
                            MockConsumer<byte[], byte[]> fresh = broker();
                            if (attempts.incrementAndGet() < 3) {
                                fresh.updatePartitions(ViewTopics.FILES, List.of());
                            }
                            return fresh;
                        },
                        unreadable,
                        Duration.ofMillis(5))
                .open(views);

        await().until(views::isCaughtUp);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void afterAnOutageNothingIsLostOrCountedTwice() {
        AtomicInteger attempts = new AtomicInteger();
        reading = ViewReader.of(
                        () -> {
                            if (attempts.incrementAndGet() > 1) {
                                written.clear();
                                consumer = broker();
                                writtenBefore(ViewTopics.ALERTS, alert("B", 1, BatchState.UNSAFE, NOON));
                                writtenBefore(ViewTopics.ALERTS, alert("C", 1, BatchState.UNSAFE, NOON));
                            }
                            return consumer;
                        },
                        unreadable,
                        Duration.ofMillis(5))
                .open(views);
        await().until(views::isCaughtUp);
        writes(ViewTopics.ALERTS, ViewCodec.encode(alert("B", 1, BatchState.UNSAFE, NOON)));
        await().until(() -> state.alerts(9).size() == 1);

        consumer.setPollException(new TimeoutException("the broker is away"));
        await().until(() -> news.contains("C#1"));

        assertThat(state.flags().values()).containsExactly(2L);
        assertThat(news).containsExactly("B#1", "C#1");
        assertThat(views.isCaughtUp()).isTrue();
    }

    @Test
    void closingEndsTheReading() {
        open();
        await().until(views::isCaughtUp);

        reading.close();

        assertThat(consumer.closed()).isTrue();
    }

    private void open() {
        reading =
                ViewReader.of(() -> consumer, unreadable, Duration.ofMillis(5)).open(views);
    }

    private static MockConsumer<byte[], byte[]> broker() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node node = new Node(0, "localhost", 0);
        for (String topic : ViewDecoding.topics()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node})));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, 0L));
        }
        return consumer;
    }

    private void writtenBefore(String topic, Object view) {
        consumer.schedulePollTask(() -> add(topic, ViewCodec.encode(view)));
        consumer.updateEndOffsets(Map.of(
                new TopicPartition(topic, 0),
                consumer.endOffsets(List.of(new TopicPartition(topic, 0)))
                                .values()
                                .iterator()
                                .next()
                        + 1));
    }

    private void writes(String topic, byte[] value) {
        consumer.schedulePollTask(() -> add(topic, value));
    }

    private void add(String topic, byte[] value) {
        long offset = written.merge(topic, 1L, Long::sum) - 1;
        consumer.addRecord(new ConsumerRecord<>(topic, 0, offset, new byte[0], value));
    }
}
