package io.batchwatch.board.reader;

import io.batchwatch.views.JobProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many records of each topic no checkpoint of the job covers yet, looked up every two seconds. Nothing is known of a
 * topic before the job's first checkpoint, and nothing at all while Kafka is away.
 */
public final class JobLag implements Supplier<Map<String, Long>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobLag.class);
    private static final long SECONDS_BETWEEN_LOOKS = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final String bootstrapServers;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "board-job-lag");
    private volatile Map<String, Long> behind = Map.of();

    private JobLag(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Begins to look, and waits for nothing.
     *
     * @param bootstrapServers as {@code host:port}, separated by commas
     */
    public static JobLag watch(String bootstrapServers) {
        JobLag lag = new JobLag(bootstrapServers);
        lag.thread.setDaemon(true);
        lag.thread.start();
        return lag;
    }

    private void run() {
        try {
            // The client only then: a board that starts has better things to do.
            if (!isClosedWithin(SECONDS_BETWEEN_LOOKS)) {
                follow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "batchwatch-board-lag"))) {
            do {
                look(admin);
            } while (!isClosedWithin(SECONDS_BETWEEN_LOOKS));
        }
    }

    private boolean isClosedWithin(long seconds) throws InterruptedException {
        return closing.await(seconds, TimeUnit.SECONDS);
    }

    private void look(Admin admin) throws InterruptedException {
        try {
            behind = lookUp(admin);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // Unknown is not zero.
            behind = Map.of();
            LOG.debug("how far the job is cannot be told", e);
        }
    }

    private static Map<String, Long> lookUp(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(JobProgress.GROUP)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(done.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<String, Long> counts = new HashMap<>();
        ends.forEach((partition, end) -> counts.merge(
                partition.topic(),
                Math.max(0, end.offset() - done.get(partition).offset()),
                Long::sum));
        return Map.copyOf(counts);
    }

    @Override
    public Map<String, Long> get() {
        return behind;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
