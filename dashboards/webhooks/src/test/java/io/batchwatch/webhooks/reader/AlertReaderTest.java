package io.batchwatch.webhooks.reader;

import static io.batchwatch.webhooks.given.Alerts.unsafe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.views.AlertView;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Kafka's own consumer for tests; what a real broker does is seen where the whole house runs. */
class AlertReaderTest {
    private static final TopicPartition ALERTS = new TopicPartition(ViewTopics.ALERTS, 0);

    @TempDir
    private Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<byte[]> topic = new CopyOnWriteArrayList<>();
    private MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private AlertReader reader;

    @AfterEach
    void close() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void eachAlertIsHeardOnceHoweverOftenItIsWritten() {
        start(alert -> heard.add(alert.alertId()));

        write(unsafe("B"));
        write(unsafe("B"));
        write(unsafe("C"));

        await().until(() -> heard.contains("C#1"));
        assertThat(heard).containsExactly("B#1", "C#1");
    }

    @Test
    void whatWasHeardBeforeANewStartIsNotHeardAgainAlsoIfItIsWrittenOnceMore() {
        start(alert -> heard.add(alert.alertId()));
        write(unsafe("B"));
        await().until(() -> heard.contains("B#1"));
        reader.close();

        start(alert -> heard.add(alert.alertId()));
        write(unsafe("B"));
        write(unsafe("C"));

        await().until(() -> heard.contains("C#1"));
        assertThat(heard).containsExactly("B#1", "C#1");
    }

    @Test
    void whatWasWrittenMeanwhileIsHeardAfterTheNewStart() {
        start(alert -> heard.add(alert.alertId()));
        write(unsafe("B"));
        await().until(() -> heard.contains("B#1"));
        reader.close();
        topic.add(ViewCodec.encode(unsafe("C")));

        start(alert -> heard.add(alert.alertId()));

        await().until(() -> heard.contains("C#1"));
        assertThat(heard).containsExactly("B#1", "C#1");
    }

    @Test
    void anAlertThatCouldNotBeKeptIsHeardAgain() {
        AtomicBoolean full = new AtomicBoolean(true);
        start(alert -> {
            if (full.getAndSet(false)) {
                consumer = broker();
                throw new IOException("no space left on device");
            }
            heard.add(alert.alertId());
        });

        write(unsafe("B"));

        await().until(() -> heard.contains("B#1"));
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
        start(alert -> heard.add(alert.alertId()));
        write(unsafe("B"));
        write(unsafe("C"));
        await().until(() -> heard.size() == 2);
        reader.close();
        topic.clear();
        topic.add(ViewCodec.encode(unsafe("D")));

        start(alert -> heard.add(alert.alertId()));

        await().until(() -> heard.contains("D#1"));
    }

    @Test
    void whatIsNoAlertIsPassedOver() {
        start(alert -> heard.add(alert.alertId()));

        write("no alert".getBytes(StandardCharsets.UTF_8));
        write(unsafe("B"));

        await().until(() -> heard.contains("B#1"));
    }

    private void start(AlertReader.Listener listener) {
        consumer = broker();
        reader = AlertReader.start(() -> consumer, folder.resolve("position.json"), listener);
    }

    /** A broker whose topic holds what was written to it so far. */
    private MockConsumer<byte[], byte[]> broker() {
        MockConsumer<byte[], byte[]> fresh = new MockConsumer<>("earliest");
        Node node = new Node(0, "localhost", 0);
        fresh.updatePartitions(
                ViewTopics.ALERTS,
                List.of(new PartitionInfo(ViewTopics.ALERTS, 0, node, new Node[] {node}, new Node[] {node})));
        fresh.updateBeginningOffsets(Map.of(ALERTS, 0L));
        fresh.updateEndOffsets(Map.of(ALERTS, (long) topic.size()));
        for (int offset = 0; offset < topic.size(); offset++) {
            add(fresh, offset);
        }
        return fresh;
    }

    private void write(AlertView alert) {
        write(ViewCodec.encode(alert));
    }

    private void write(byte[] value) {
        topic.add(value);
        add(consumer, topic.size() - 1);
    }

    private void add(MockConsumer<byte[], byte[]> to, int offset) {
        to.schedulePollTask(
                () -> to.addRecord(new ConsumerRecord<>(ViewTopics.ALERTS, 0, offset, new byte[0], topic.get(offset))));
    }
}
