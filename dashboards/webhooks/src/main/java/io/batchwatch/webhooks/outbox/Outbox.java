package io.batchwatch.webhooks.outbox;

import io.batchwatch.views.ViewCodec;
import io.batchwatch.webhooks.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber's folder.
 *
 * <pre>
 * since             when it was first seen: nothing older is told
 * pending/ID.json   still to be told
 * dead/ID.json      given up: a dead letter
 * delivered.log     what was told, a line each: when, id, attempts, alert
 * gone              at which endpoint it said that it is gone for good
 * </pre>
 *
 * A command may give dead letters back while deliveries run: every change is one atomic step of one file.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String JSON = ".json";

    /** So many lines say what was told lately; a restart compares with them, and no alert comes back later than that. */
    private static final int REMEMBERED = 10_000;

    private final Path folder;
    private final Path pending;
    private final Path dead;
    private final Path log;
    private final Set<String> delivered = new HashSet<>();

    /** What was read of {@link #pending}, by file name: thousands may wait, and are looked through each time. */
    private final Map<String, Delivery> known = new HashMap<>();

    private Outbox(Path folder) {
        this.folder = folder;
        pending = folder.resolve("pending");
        dead = folder.resolve("dead");
        log = folder.resolve("delivered.log");
    }

    /**
     * @param folder of this subscriber alone; made if it is not there
     */
    public static Outbox open(Path folder) throws IOException {
        Outbox outbox = visit(folder);
        outbox.remember();
        return outbox;
    }

    /** For a command that looks in beside whoever has it open, to list or to {@link #redeliver}, not to tell. */
    public static Outbox visit(Path folder) throws IOException {
        Outbox outbox = new Outbox(folder);
        Files.createDirectories(outbox.pending);
        Files.createDirectories(outbox.dead);
        return outbox;
    }

    private void remember() throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        List<String> latest = lines.subList(Math.max(0, lines.size() - REMEMBERED), lines.size());
        if (lines.size() > 2 * REMEMBERED) {
            SafeFile.write(log, (String.join("\n", latest) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (String line : latest) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                delivered.add(words[1]);
            }
        }
    }

    /** Since when this subscriber is one; now, if it was none. */
    public Instant since(Instant now) throws IOException {
        Path file = folder.resolve("since");
        if (!Files.exists(file)) {
            SafeFile.write(file, now.toString().getBytes(StandardCharsets.UTF_8));
        }
        return Instant.parse(Files.readString(file, StandardCharsets.UTF_8).strip());
    }

    /** It is no subscriber any more; should it come back, it is a new one. */
    public static void ended(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("since"));
    }

    /**
     * @return false if it was told before, waits already, or was given up
     */
    public synchronized boolean put(Message message, Instant now) throws IOException {
        if (delivered.contains(message.id())
                || Files.exists(pending.resolve(message.id() + JSON))
                || Files.exists(dead.resolve(message.id() + JSON))) {
            return false;
        }
        write(pending, Delivery.of(message, now));
        return true;
    }

    /** What is to be told, the oldest first. */
    public synchronized List<Delivery> pending() throws IOException {
        Set<String> names = names(pending);
        known.keySet().retainAll(names);
        for (String name : names) {
            if (!known.containsKey(name)) {
                letter(pending.resolve(name)).ifPresent(delivery -> known.put(name, delivery));
            }
        }
        return oldestFirst(known.values());
    }

    /** What was given up, the oldest first. */
    public List<Delivery> dead() throws IOException {
        List<Delivery> letters = new ArrayList<>();
        for (String name : names(dead)) {
            letter(dead.resolve(name)).ifPresent(letters::add);
        }
        return oldestFirst(letters);
    }

    /** How many were given up. */
    public int deadLetters() throws IOException {
        return names(dead).size();
    }

    /** It was tried in vain and will be tried again. */
    public synchronized void retry(Delivery delivery) throws IOException {
        write(pending, delivery);
        known.put(delivery.deliveryId() + JSON, delivery);
    }

    public synchronized void delivered(Delivery delivery, Instant now) throws IOException {
        String line = "%s %s %d %s%n"
                .formatted(
                        now,
                        delivery.deliveryId(),
                        delivery.attempts() + 1,
                        delivery.alertId().replaceAll("\\R", " "));
        SafeFile.append(log, line.getBytes(StandardCharsets.UTF_8));
        delivered.add(delivery.deliveryId());
        Files.deleteIfExists(dead.resolve(delivery.deliveryId() + JSON));
        Files.deleteIfExists(pending.resolve(delivery.deliveryId() + JSON));
    }

    /** It will not be tried again, unless somebody says so. */
    public void giveUp(Delivery delivery) throws IOException {
        write(dead, delivery);
        Files.deleteIfExists(pending.resolve(delivery.deliveryId() + JSON));
    }

    /**
     * Tells dead letters again, under the ids they had; the subscriber is no longer taken for gone.
     *
     * @param ids empty for all
     * @return those that wait now
     */
    public List<Delivery> redeliver(Set<String> ids, Instant now) throws IOException {
        Files.deleteIfExists(folder.resolve("gone"));
        List<Delivery> waiting = new ArrayList<>();
        for (Delivery letter : dead()) {
            if (ids.isEmpty() || ids.contains(letter.deliveryId())) {
                Delivery again = letter.again(now);
                write(pending, again);
                Files.deleteIfExists(dead.resolve(letter.deliveryId() + JSON));
                waiting.add(again);
            }
        }
        return waiting;
    }

    /** Where it said that it is gone, if it did. */
    public Optional<String> goneFrom() throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve("gone"), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * @param endpoint as it may be shown
     */
    public void gone(String endpoint) throws IOException {
        SafeFile.write(folder.resolve("gone"), endpoint.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path where, Delivery delivery) throws IOException {
        SafeFile.write(where.resolve(delivery.deliveryId() + JSON), ViewCodec.encode(delivery));
    }

    private static List<Delivery> oldestFirst(Collection<Delivery> deliveries) {
        return deliveries.stream()
                .sorted(Comparator.comparing(Delivery::queuedAt).thenComparing(Delivery::deliveryId))
                .toList();
    }

    private static Set<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(JSON))
                    .collect(Collectors.toSet());
        }
    }

    private static Optional<Delivery> letter(Path file) throws IOException {
        try {
            return Optional.of(ViewCodec.decode(Files.readAllBytes(file), Delivery.class));
        } catch (NoSuchFileException e) {
            // Taken away meanwhile.
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.warn("{} is no delivery: passed over", file, e);
            return Optional.empty();
        }
    }
}
