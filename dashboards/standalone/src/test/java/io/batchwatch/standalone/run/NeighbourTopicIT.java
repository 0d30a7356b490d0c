package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.standalone.broker.Broker;
import io.batchwatch.standalone.broker.BrokerSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A neighbour's platform with a Kafka of its own. */
class NeighbourTopicIT {
    private static final TopicPartition PARTITION = new TopicPartition("food-tests", 0);
    private static final int RECORDS = 20;

    @TempDir
    private Path root;

    @Test
    void hisRecordsAreOursAndHeSeesHowFarWeAre() throws Exception {
        try (Broker neighbour = Broker.start(new BrokerSettings(root.resolve("neighbour"), 0));
                Admin admin = Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, neighbour.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
            publish(neighbour.bootstrapServers());
            Path data = Files.createDirectories(root.resolve("data"));
            profile(data, neighbour.bootstrapServers());

            try (OpenRooms rooms = new OpenRooms(data)) {
                assertThat(rooms.inbox()).exists();
                await("all are taken").atMost(RunningHouse.PATIENCE).until(() -> committed(admin) == RECORDS);
                await("all are in the history").atMost(RunningHouse.PATIENCE).untilAsserted(() -> assertThat(
                                RunningHouse.query(data, "select transport, count(*) from results group by 1"))
                        .containsExactly("kafka," + RECORDS));
            }
        }
    }

    private static void publish(String servers) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                String text =
                        new CanonicalCsv("N" + i, "2026-03-02").chives("<0.01").text();
                assertThat(producer.send(
                                new ProducerRecord<>(PARTITION.topic(), text.getBytes(StandardCharsets.UTF_8))))
                        .isNotNull();
            }
        }
    }

    private static void profile(Path data, String servers) throws Exception {
        Path partners = Files.createDirectories(data.resolve("reference/partners"));
        Files.writeString(partners.resolve("county.yaml"), """
                partner: county
                version: 1
                doors:
                  - kafka: {servers: "%s", topic: food-tests}
                """.formatted(servers));
    }

    private static long committed(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> far = admin.listConsumerGroupOffsets("batchwatch")
                .partitionsToOffsetAndMetadata()
                .get();
        return Optional.ofNullable(far.get(PARTITION))
                .map(OffsetAndMetadata::offset)
                .orElse(0L);
    }
}
