package io.batchwatch.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * @param bootstrapServers of Kafka; the topics exist
 * @param history directory of the Parquet files, the same one for every task
 * @param reference where the rules come from
 * @param checkpointInterval how often the job's state is made safe; a flag does not wait for it, the history does
 * @param clock serializable; says when a row is judged
 */
public record JobSettings(
        String bootstrapServers, Path history, ReferenceSource reference, Duration checkpointInterval, Clock clock) {
    /** A failure costs about so much work again. */
    public static final Duration USUAL_CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    public JobSettings {
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(reference);
        Objects.requireNonNull(checkpointInterval);
        Objects.requireNonNull(clock);
        history = history.toAbsolutePath();
    }

    public static JobSettings of(String bootstrapServers, Path history, ReferenceSource reference) {
        return new JobSettings(bootstrapServers, history, reference, USUAL_CHECKPOINT_INTERVAL, Clock.systemUTC());
    }
}
