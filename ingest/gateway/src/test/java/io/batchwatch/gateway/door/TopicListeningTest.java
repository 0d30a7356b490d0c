package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.TopicDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On Kafka's own consumer without a Kafka behind it; a real one stands in the integration tests. */
@Timeout(60)
class TopicListeningTest {
    private static final TopicPartition PARTITION = new TopicPartition("results", 0);
    private static final String HEADER = "sample_id,product,sampled_at,test_kind,analyte,value\n";

    @TempDir
    private Path data;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private IntakeRoom room;
    private TopicListening door;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.systemUTC());
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            add(0, row(0));
            add(1, "a record that holds no result");
            add(2, row(2));
        });
    }

    @AfterEach
    void close() {
        door.close();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void eachRecordIsAMessageAndHowFarWeAreIsTold() {
        listen();

        await().until(() -> committed() == 3);
        assertThat(room.results())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-0", "S-2");
        assertThat(room.results().get(0).provenance().transport()).isEqualTo("kafka");
        assertThat(room.receipts()).hasSize(3);
        assertThat(door.isOpen()).isTrue();
    }

    @Test
    void whileOurKafkaIsAwayNothingIsPassedOver() {
        room.unreachable(Optional.of(Topics.RESULTS));
        listen();
        await().until(() -> !consumer.paused().isEmpty());
        assertThat(committed()).isZero();
        assertThat(room.receipts()).isEmpty();

        room.unreachable(Optional.empty());
        // What was not committed is fetched again.
        await().until(() -> consumer.paused().isEmpty());
        consumer.schedulePollTask(() -> {
            add(0, row(0));
            add(1, row(1));
        });

        await().until(() -> committed() == 2);
        assertThat(room.results())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-0", "S-1");
    }

    @Test
    void aRecordWithoutContentIsPassedOver() {
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>("results", 0, 3, null, null)));
        listen();

        await().until(() -> committed() == 4);
    }

    private void listen() {
        door = TopicListening.open(
                "generic",
                new TopicDoor("localhost:1", "results", "batchwatch"),
                new MessageDesk(room.start()),
                Clock.systemUTC(),
                () -> consumer);
    }

    private void add(long offset, String text) {
        consumer.addRecord(new ConsumerRecord<>("results", 0, offset, null, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String row(int number) {
        return HEADER + "S-" + number + ",leek,2026-03-01,LAB,lead,1\n";
    }

    private long committed() {
        return Optional.ofNullable(consumer.committed(Set.of(PARTITION)).get(PARTITION))
                .map(OffsetAndMetadata::offset)
                .orElse(0L);
    }
}
