package io.batchwatch.bench.bulk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A new topic, and how many records it holds. */
final class TopicEnd implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> ends;

    private TopicEnd(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
        this.admin = admin;
        this.ends = ends;
    }

    static TopicEnd create(String bootstrapServers, String topic) throws InterruptedException {
        return create(bootstrapServers, topic, PARTITIONS);
    }

    /**
     * @param partitions 1 where the order of all records matters
     */
    static TopicEnd create(String bootstrapServers, String topic, int partitions) throws InterruptedException {
        Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        try {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            admin.close();
            throw new IllegalStateException("cannot create " + topic, e);
        }
        return new TopicEnd(
                admin,
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())));
    }

    long records() throws InterruptedException {
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the ends of a topic", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
