package io.batchwatch.standalone.review;

import io.batchwatch.standalone.launch.OwnCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the history looked back over from time to time. Each review is a process of its own, with a small heap and one
 * processor: whatever the history's size, it can neither fill this one's memory nor stop it.
 */
public final class ReviewRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewRounds.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final List<String> OPTIONS =
            List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-XX:TieredStopAtLevel=1");

    private final Places places;
    private final Clock clock;
    private final ReviewPlan plan = new ReviewPlan();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "reviews"));
    private Optional<Process> running = Optional.empty();
    private boolean isClosed;

    /**
     * Where a review reads and writes.
     *
     * @param data the data directory
     * @param history below it
     * @param logs where it says what went wrong
     */
    public record Places(Path data, Path history, Path logs, String bootstrapServers, ZoneId zone) {}

    private ReviewRounds(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a look that fails says so itself, and the next one follows
    public static ReviewRounds start(Places places, Clock clock) {
        ReviewRounds rounds = new ReviewRounds(places, clock);
        rounds.looks.scheduleWithFixedDelay(
                rounds::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void look() {
        try {
            Optional<Instant> newest = newest();
            Instant began = clock.instant();
            if (plan.isDue(newest, began)) {
                review();
                Instant ended = clock.instant();
                plan.reviewed(newest, Duration.between(began, ended), ended);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the history was not looked back over", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the months of the history: a directory changes when a file comes to stand in it. */
    private Optional<Instant> newest() throws IOException {
        try (Stream<Path> months = Files.walk(places.history().resolve("results"), 1)) {
            return months.filter(Files::isDirectory)
                    .skip(1)
                    .map(ReviewRounds::changedAt)
                    .max(Comparator.naturalOrder());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Instant changedAt(Path directory) {
        try {
            return Files.getLastModifiedTime(directory).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void review() throws IOException, InterruptedException {
        Optional<Process> started = begin();
        if (started.isEmpty()) {
            return;
        }
        Process review = started.get();
        if (!review.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            review.destroyForcibly();
            LOG.warn("a review of the history took longer than {} and was ended", LONGEST);
        } else if (review.exitValue() != 0 && !ended()) {
            LOG.warn("a review of the history failed with {}, see {}", review.exitValue(), log());
        }
    }

    private synchronized Optional<Process> begin() throws IOException {
        if (!isClosed) {
            running = Optional.of(OwnCommand.with(
                            OPTIONS,
                            List.of(
                                    "review",
                                    "--data",
                                    places.data().toString(),
                                    "--zone",
                                    places.zone().getId(),
                                    "--bootstrap",
                                    places.bootstrapServers()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(log().toFile())
                    .start());
        }
        return running;
    }

    private synchronized boolean ended() {
        return isClosed;
    }

    private Path log() {
        return places.logs().resolve("review.log");
    }

    @Override
    public void close() {
        looks.shutdownNow();
        synchronized (this) {
            isClosed = true;
            running.ifPresent(Process::destroyForcibly);
        }
    }
}
