package io.batchwatch.gateway.profile;

import java.util.Objects;

/**
 * A Kafka topic of a neighbour's platform: each of its records is one message.
 *
 * @param servers of his Kafka, as {@code host:port}, separated by commas
 * @param group by which he sees how far we are
 */
public record TopicDoor(String servers, String topic, String group) implements PartnerDoor {
    public TopicDoor {
        Objects.requireNonNull(servers);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(group);
    }

    @Override
    public String transport() {
        return "kafka";
    }

    @Override
    public <T> T as(Kinds<T> kinds) {
        return kinds.topic(this);
    }
}
