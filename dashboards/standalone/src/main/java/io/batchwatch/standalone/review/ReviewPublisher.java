package io.batchwatch.standalone.review;

import io.batchwatch.views.Review;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts reviews on their topic. */
public final class ReviewPublisher {
    private static final String PATIENCE_MILLISECONDS = "10000";

    private ReviewPublisher() {}

    /**
     * Returns once Kafka has all of them.
     *
     * @throws ExecutionException if Kafka does not take them
     */
    public static void publish(String bootstrapServers, List<Review> reviews)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLISECONDS,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = reviews.stream()
                    .map(review -> producer.send(message(review)))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> message(Review review) {
        return new ProducerRecord<>(
                ViewTopics.REVIEWS, review.name().getBytes(StandardCharsets.UTF_8), ViewCodec.encode(review));
    }
}
