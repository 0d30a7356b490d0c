package io.batchwatch.webhooks.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.batchwatch.webhooks.message.Message;
import java.time.Instant;
import java.util.Objects;

/**
 * A message on its way to one subscriber.
 *
 * @param queuedAt from when on its time counts
 * @param attempts how often it was tried in vain
 * @param nextAttemptAt not before then
 * @param lastAnswer why the last attempt was in vain; empty before the first
 */
public record Delivery(
        @JsonProperty("version") int version,
        @JsonProperty("delivery_id") String deliveryId,
        @JsonProperty("alert_id") String alertId,
        @JsonProperty("queued_at") Instant queuedAt,
        @JsonProperty("attempts") int attempts,
        @JsonProperty("next_attempt_at") Instant nextAttemptAt,
        @JsonProperty("last_answer") String lastAnswer,
        @JsonProperty("body") String body) {
    private static final int VERSION = 1;

    public Delivery {
        Objects.requireNonNull(deliveryId);
        Objects.requireNonNull(alertId);
        Objects.requireNonNull(queuedAt);
        Objects.requireNonNull(nextAttemptAt);
        Objects.requireNonNull(lastAnswer);
        Objects.requireNonNull(body);
        if (version != VERSION) {
            throw new IllegalArgumentException("a delivery of version " + version + ", this program knows " + VERSION);
        }
    }

    static Delivery of(Message message, Instant now) {
        return new Delivery(VERSION, message.id(), message.alertId(), now, 0, now, "", message.body());
    }

    /** After one more attempt in vain. */
    public Delivery triedInVain(String answer, Instant nextAttemptAt) {
        return new Delivery(version, deliveryId, alertId, queuedAt, attempts + 1, nextAttemptAt, answer, body);
    }

    /** Without an attempt. */
    public Delivery answered(String answer) {
        return new Delivery(version, deliveryId, alertId, queuedAt, attempts, nextAttemptAt, answer, body);
    }

    /** From the beginning, under the same id. */
    Delivery again(Instant now) {
        return new Delivery(version, deliveryId, alertId, now, 0, now, lastAnswer, body);
    }

    /** What is posted. */
    public Message message() {
        return new Message(deliveryId, alertId, body);
    }
}
