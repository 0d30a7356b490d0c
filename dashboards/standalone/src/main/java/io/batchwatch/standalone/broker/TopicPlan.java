package io.batchwatch.standalone.broker;

import io.batchwatch.contract.Topics;
import io.batchwatch.views.ViewTopics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The topics of one machine and their settings.
 *
 * <p>Views are compacted and never expire. What ingest writes never expires either: should the
 * checkpoints be lost, the job makes its state again of all results there ever were.
 */
public final class TopicPlan {
    /** More partitions than tasks on a small machine, so that a bigger one need not repartition. */
    private static final int RESULT_PARTITIONS = 4;

    /** Small segments: only closed ones are compacted, and only closed ones are deleted. */
    private static final Map<String, String> VIEW = Map.of(
            "cleanup.policy", "compact",
            "segment.bytes", "4194304",
            "segment.ms", "600000",
            "min.cleanable.dirty.ratio", "0.2",
            "delete.retention.ms", "600000");

    private static final Map<String, String> LOG = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "segment.bytes", "33554432",
            "message.timestamp.type", "CreateTime");

    /** What the job makes of what ingest writes, and can make again. */
    private static final List<NewTopic> JOB_VIEWS = Stream.of(
                    ViewTopics.BATCHES, ViewTopics.PASS_RATES, ViewTopics.ALERTS, ViewTopics.SOURCES, ViewTopics.FILES)
            .map(name -> topic(name, 1, VIEW))
            .toList();

    private static final List<NewTopic> OTHERS = Stream.of(
                    topic(Topics.RESULTS, RESULT_PARTITIONS, LOG),
                    topic(Topics.URGENT_RESULTS, 1, LOG),
                    topic(Topics.REJECTS, 1, LOG),
                    topic(Topics.RECEIPTS, 1, LOG),
                    topic(Topics.ACTS, 1, LOG),
                    topic(ViewTopics.REVIEWS, 1, VIEW))
            .toList();

    private static final List<NewTopic> TOPICS =
            Stream.of(OTHERS, JOB_VIEWS).flatMap(List::stream).toList();

    private TopicPlan() {}

    /** Creates the topics that are missing and mends the settings of the others. */
    public static void ensure(Admin admin) throws InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get();
            admin.createTopics(TOPICS.stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
            mendSettings(admin, existing);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics", e.getCause());
        }
    }

    /**
     * Takes the job's views away and begins them anew: of what they told, some keys may be no more, and nobody would say so.
     * Only while no job and no reader runs.
     */
    public static void beginViewsAnew(Admin admin) throws InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get();
            admin.deleteTopics(JOB_VIEWS.stream()
                            .map(NewTopic::name)
                            .filter(existing::contains)
                            .toList())
                    .all()
                    .get();
            admin.createTopics(JOB_VIEWS).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot begin the views anew", e.getCause());
        }
    }

    private static void mendSettings(Admin admin, Set<String> existing)
            throws InterruptedException, ExecutionException {
        List<NewTopic> old =
                TOPICS.stream().filter(topic -> existing.contains(topic.name())).toList();
        var found = admin.describeConfigs(old.stream().map(TopicPlan::resource).toList())
                .all()
                .get();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (NewTopic topic : old) {
            List<AlterConfigOp> mends = topic.configs().entrySet().stream()
                    .filter(wanted -> !wanted.getValue()
                            .equals(found.get(resource(topic))
                                    .get(wanted.getKey())
                                    .value()))
                    .map(wanted -> new AlterConfigOp(
                            new ConfigEntry(wanted.getKey(), wanted.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!mends.isEmpty()) {
                changes.put(resource(topic), mends);
            }
        }
        if (!changes.isEmpty()) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static ConfigResource resource(NewTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(settings);
    }
}
