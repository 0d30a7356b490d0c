package io.batchwatch.webhooks;

import io.batchwatch.webhooks.post.RetrySchedule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What webhooks need to know.
 *
 * @param directory of the subscribers' file and of what is still to be told
 * @param bootstrapServers Kafka's, as {@code host:port}, separated by commas
 * @param environment where secrets may be
 * @param patience for one attempt, from connecting to the end of the answer
 */
public record WebhookSettings(
        Path directory,
        String bootstrapServers,
        Map<String, String> environment,
        Clock clock,
        RetrySchedule schedule,
        Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    public WebhookSettings {
        Objects.requireNonNull(directory);
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(schedule);
        Objects.requireNonNull(patience);
        environment = Map.copyOf(environment);
    }

    /** With the usual schedule and ten seconds' patience. */
    public static WebhookSettings of(
            Path directory, String bootstrapServers, Map<String, String> environment, Clock clock) {
        return new WebhookSettings(
                directory, bootstrapServers, environment, clock, RetrySchedule.USUAL, USUAL_PATIENCE);
    }
}
