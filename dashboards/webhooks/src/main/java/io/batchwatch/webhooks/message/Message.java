package io.batchwatch.webhooks.message;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.webhooks.subscriber.Subscriber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What one subscriber is told of one alert.
 *
 * @param id the same for the same alert and subscriber, however often it is told and whatever was lost meanwhile
 * @param body JSON; the bytes are signed and never made anew
 */
public record Message(String id, String alertId, String body) {
    private static final String TEST = "test";
    private static final int ID_BYTES = 16;

    public Message {
        Objects.requireNonNull(id);
        Objects.requireNonNull(alertId);
        Objects.requireNonNull(body);
    }

    /** The body of an alert; {@code timestamp} is when it was raised. */
    @JsonPropertyOrder({"type", "timestamp", "text", "text_zh", "text_en", "data"})
    private record Told(String type, Instant timestamp, String text, String textZh, String textEn, AlertView data) {}

    /** The body of a message that only tries out the way. */
    @JsonPropertyOrder({"type", "timestamp", "text", "text_zh", "text_en"})
    private record Tried(String type, Instant timestamp, String text, String textZh, String textEn) {}

    public static Message of(AlertView alert, Subscriber subscriber) {
        return of(alert, subscriber, AlertEra.FIRST);
    }

    /**
     * @param era that the alert's id is of
     */
    public static Message of(AlertView alert, Subscriber subscriber, AlertEra era) {
        Told told = new Told(
                type(alert.cause()),
                alert.raisedAt(),
                subscriber.language().text(alert),
                alert.sentenceZh(),
                alert.sentenceEn(),
                alert);
        return new Message(id(subscriber.name(), era.of(alert.alertId())), alert.alertId(), json(told));
    }

    /** Tells nothing but that telling works. */
    public static Message test(Subscriber subscriber, Instant now) {
        String zh = "Batchwatch 测试消息，无需处理。";
        String en = "A test message from Batchwatch; nothing is to be done.";
        Tried tried = new Tried(TEST, now, subscriber.language().text(zh, en), zh, en);
        return new Message(id(subscriber.name(), TEST + " " + now), TEST, json(tried));
    }

    private static String type(AlertCause cause) {
        return switch (cause) {
            case STATE -> "batch.state_changed";
            case OVERDUE -> "batch.overdue";
            case PAPERS -> "batch.papers";
            case DISAGREEMENT -> "partner.disagreement";
        };
    }

    private static String json(Object body) {
        return new String(ViewCodec.encode(body), StandardCharsets.UTF_8);
    }

    private static String id(String subscriber, String alertId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((subscriber + "\0" + alertId).getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
