package io.batchwatch.webhooks.message;

import java.time.Instant;
import java.util.Objects;

/**
 * Since when alerts have the ids that they have. When everything is judged again, batches count from one again, and an id may
 * come a second time for something else: receivers, who remember ids, must not take it for what they know.
 *
 * @param text empty for the first era
 */
public record AlertEra(String text) {
    public static final AlertEra FIRST = new AlertEra("");

    public AlertEra {
        Objects.requireNonNull(text);
    }

    public static AlertEra since(Instant begun) {
        return new AlertEra(begun.toString());
    }

    /** What the id of a message is made of. */
    String of(String alertId) {
        return text.isEmpty() ? alertId : alertId + "\0" + text;
    }
}
