package io.batchwatch.webhooks;

import io.batchwatch.views.AlertView;
import io.batchwatch.webhooks.message.AlertEra;
import io.batchwatch.webhooks.message.Message;
import io.batchwatch.webhooks.outbox.Outbox;
import io.batchwatch.webhooks.outbox.SafeFile;
import io.batchwatch.webhooks.post.Courier;
import io.batchwatch.webhooks.post.Post;
import io.batchwatch.webhooks.post.Tally;
import io.batchwatch.webhooks.reader.AlertReader;
import io.batchwatch.webhooks.subscriber.KeptSubscribers;
import io.batchwatch.webhooks.subscriber.Subscriber;
import io.batchwatch.webhooks.subscriber.Subscribers;
import io.batchwatch.webhooks.subscriber.SubscribersFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Running webhooks: alerts from Kafka are queued for each subscriber that wants them, and posted until it has them. Where
 * nobody subscribes, nothing is read and nothing runs but a look at the file, once a second.
 */
public final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final long SECONDS_BETWEEN_LOOKS = 1;
    private static final String POSITION = "position.json";
    private static final String ERA = "era";

    private final WebhookSettings settings;
    private final AlertEra era;
    private final KeptSubscribers file;
    private final Function<AlertReader.Listener, AlertReader> readers;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "webhook-subscribers");
    private Optional<Post> post = Optional.empty();
    private Optional<AlertReader> reader = Optional.empty();

    private record Told(Courier courier, Outbox outbox, Instant since) {}

    private Webhooks(WebhookSettings settings, AlertEra era, Function<AlertReader.Listener, AlertReader> readers) {
        this.settings = settings;
        this.era = era;
        this.readers = readers;
        file = new KeptSubscribers(settings.directory());
    }

    /** Returns when every subscriber of the file is one: what is raised from now on reaches it. */
    public static Webhooks start(WebhookSettings settings) throws IOException {
        return start(
                settings,
                listener -> AlertReader.start(
                        settings.bootstrapServers(), settings.directory().resolve(POSITION), listener));
    }

    static Webhooks start(WebhookSettings settings, Function<AlertReader.Listener, AlertReader> readers)
            throws IOException {
        SubscribersFile.seed(settings.directory());
        Webhooks webhooks = new Webhooks(settings, era(settings.directory()), readers);
        webhooks.use(webhooks.file.first());
        webhooks.thread.setDaemon(true);
        webhooks.thread.start();
        return webhooks;
    }

    /**
     * The alerts that are there now were made again of the past: nobody is told of them. Only while nothing else runs on the
     * directory.
     *
     * @param begun when they were begun to be made again
     */
    public static void passOver(Path directory, String bootstrapServers, Instant begun) throws IOException {
        Files.createDirectories(directory);
        SafeFile.write(directory.resolve(ERA), AlertEra.since(begun).text().getBytes(StandardCharsets.UTF_8));
        AlertReader.passOver(bootstrapServers, directory.resolve(POSITION));
    }

    private static AlertEra era(Path directory) throws IOException {
        Path file = directory.resolve(ERA);
        return Files.exists(file) ? new AlertEra(Files.readString(file).strip()) : AlertEra.FIRST;
    }

    /** The folder of a subscriber. */
    public static Path folder(Path directory, String subscriber) {
        return directory.resolve(subscriber);
    }

    /** By the subscribers' names. */
    public Map<String, Tally> tallies() {
        return told.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().courier().tally(), (a, b) -> b, TreeMap::new));
    }

    private void watch() {
        try {
            while (!closing.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
                Optional<Subscribers> changed = file.changed().filter(Subscribers::isGood);
                if (changed.isPresent()) {
                    use(changed.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void use(Subscribers subscribers) {
        if (closing.getCount() == 0) {
            return;
        }
        Map<String, Subscriber> wanted =
                subscribers.all().stream().collect(Collectors.toMap(Subscriber::name, Function.identity()));
        endOthers(wanted.keySet());
        wanted.values().forEach(this::tellFromNowOn);
        if (!wanted.isEmpty() && reader.isEmpty()) {
            reader = Optional.of(readers.apply(this::alerted));
        }
    }

    /** Also those that were taken out of the file while nothing ran. */
    private void endOthers(Set<String> wanted) {
        told.keySet().stream().filter(name -> !wanted.contains(name)).toList().forEach(name -> told.remove(name)
                .courier()
                .close());
        try (Stream<Path> folders = Files.list(settings.directory())) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!wanted.contains(folder.getFileName().toString())) {
                    Outbox.ended(folder);
                }
            }
        } catch (IOException e) {
            LOG.warn("The folder of the webhooks cannot be read", e);
        }
    }

    private void tellFromNowOn(Subscriber subscriber) {
        Told known = told.get(subscriber.name());
        if (known != null) {
            known.courier().use(subscriber);
            return;
        }
        try {
            Outbox outbox = Outbox.open(folder(settings.directory(), subscriber.name()));
            Instant since = outbox.since(settings.clock().instant());
            Courier courier = Courier.start(
                    subscriber, outbox, post(), settings.schedule(), settings.clock(), new SplittableRandom());
            told.put(subscriber.name(), new Told(courier, outbox, since));
        } catch (IOException | DateTimeException e) {
            LOG.error("webhook {}: its folder cannot be used; nothing is told", subscriber.name(), e);
        }
    }

    /** Only when there is somebody to post to: a client costs a start more than a look at a file. */
    private Post post() {
        Post existing = post.orElseGet(() -> new Post(settings.environment(), settings.clock(), settings.patience()));
        post = Optional.of(existing);
        return existing;
    }

    private void alerted(AlertView alert) throws IOException {
        for (Told one : told.values()) {
            Subscriber subscriber = one.courier().subscriber();
            if (!alert.judgedAt().isBefore(one.since()) && subscriber.filter().wants(alert)) {
                one.courier().tell(Message.of(alert, subscriber, era));
            }
        }
    }

    /** Attempts under way are broken off and made again after the next start. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        end();
    }

    private synchronized void end() {
        reader.ifPresent(AlertReader::close);
        told.values().forEach(one -> one.courier().stop());
        told.values().forEach(one -> one.courier().close());
    }
}
