package io.batchwatch.gateway.profile;

import java.util.Objects;
import java.util.Optional;

/**
 * A topic on an MQTT 5 broker: each message published there is one of the partner's.
 *
 * @param broker {@code tcp://host:1883} or {@code ssl://host:8883}
 * @param topic as a filter: {@code +} and {@code #} stand for any level
 * @param client by which the broker knows us again and keeps what we have not acknowledged
 */
public record MqttDoor(String broker, String topic, String client, Optional<Login> login) implements PartnerDoor {
    /**
     * @param passwordVariable the environment variable that holds the password: a profile is no place for one
     */
    public record Login(String user, String passwordVariable) {}

    public MqttDoor {
        Objects.requireNonNull(broker);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(client);
        Objects.requireNonNull(login);
    }

    @Override
    public String transport() {
        return "mqtt";
    }

    @Override
    public <T> T as(Kinds<T> kinds) {
        return kinds.mqtt(this);
    }
}
