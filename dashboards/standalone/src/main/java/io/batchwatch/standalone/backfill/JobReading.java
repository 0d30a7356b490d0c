package io.batchwatch.standalone.backfill;

import io.batchwatch.contract.Topics;
import io.batchwatch.views.JobProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How much of what ingest has written a checkpoint of the job covers. No door is open, so the ends stay where they are. */
final class JobReading {
    private static final Set<String> OF_RESULTS = Set.of(Topics.RESULTS, Topics.URGENT_RESULTS);
    private static final List<String> ALL =
            List.of(Topics.RESULTS, Topics.URGENT_RESULTS, Topics.RECEIPTS, Topics.ACTS);

    private final Admin admin;
    private final Map<TopicPartition, Long> ends;

    private JobReading(Admin admin, Map<TopicPartition, Long> ends) {
        this.admin = admin;
        this.ends = ends;
    }

    static JobReading of(Admin admin) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(ALL).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition -> partitions.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, ListOffsetsResultInfo> found =
                    admin.listOffsets(partitions).all().get();
            return new JobReading(
                    admin, found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue()
                            .offset())));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how much there is", e.getCause());
        }
    }

    /** Results that ever came. */
    long results() {
        return results(ends);
    }

    /** What the job had read before counts no more. Only while no job runs. */
    void forget() throws InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(JobProgress.GROUP)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new IllegalStateException("cannot forget what the job has read", e.getCause());
            }
        }
    }

    Covered look() throws InterruptedException {
        Map<TopicPartition, Long> covered = covered();
        boolean isAll =
                ends.entrySet().stream().allMatch(end -> covered.getOrDefault(end.getKey(), 0L) >= end.getValue());
        return new Covered(results(covered), isAll);
    }

    private Map<TopicPartition, Long> covered() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(JobProgress.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return committed.entrySet().stream()
                    .filter(offset -> ends.containsKey(offset.getKey()))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, offset -> offset.getValue().offset()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw new IllegalStateException("Kafka does not say how far the job is", e.getCause());
        }
    }

    private static long results(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(offset -> OF_RESULTS.contains(offset.getKey().topic()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * @param results that are accounted for, whatever crashes
     * @param isAll true if so is everything else that ingest wrote
     */
    record Covered(long results, boolean isAll) {}
}
