package io.batchwatch.bench.latency;

import io.batchwatch.bench.process.House;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Listens to the board's events, and notes the moment at which each awaited batch is told of. */
final class Flags implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern BATCH = Pattern.compile("\"batch_?[iI]d\":\"([^\"]+)\"");
    private static final Pattern FLAGGED =
            Pattern.compile("(?m)^batchwatch_batches_flagged_total\\{([^}]*)} ([0-9.eE+]+)$");
    private static final String OURS = "hazard=\"banned_substance\"";

    private final House house;
    private final Stream<String> lines;
    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    private int count;

    private Flags(House house, Stream<String> lines) {
        this.house = house;
        this.lines = lines;
    }

    /** Returns when events of the board will be heard. */
    static Flags of(House house) throws IOException, InterruptedException {
        Stream<String> lines = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(house.url() + "/api/v1/events"))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body();
        Flags flags = new Flags(house, lines);
        Thread listener = new Thread(flags::listen, "flags");
        listener.setDaemon(true);
        listener.start();
        return flags;
    }

    private void listen() {
        lines.forEach(line -> {
            long now = System.nanoTime();
            Matcher batch = BATCH.matcher(line);
            if (batch.find()) {
                CompletableFuture<Long> told = awaited.remove(batch.group(1));
                if (told != null) {
                    told.complete(now);
                }
            }
        });
    }

    /** A batch that nobody has heard of yet. */
    Awaited next() {
        String batch = String.format(Locale.ROOT, "FLAG-%06d", count++);
        CompletableFuture<Long> told = new CompletableFuture<>();
        awaited.put(batch, told);
        return new Awaited(batch, told, flagged());
    }

    private double flagged() {
        return FLAGGED.matcher(house.get("/metrics"))
                .results()
                .filter(series -> series.group(1).contains(OURS))
                .mapToDouble(series -> Double.parseDouble(series.group(2)))
                .sum();
    }

    @Override
    public void close() {
        lines.close();
    }

    /** One batch, from its sending to its flag. */
    final class Awaited {
        private final String batch;
        private final CompletableFuture<Long> told;
        private final double flaggedBefore;
        private long start;

        private Awaited(String batch, CompletableFuture<Long> told, double flaggedBefore) {
            this.batch = batch;
            this.told = told;
            this.flaggedBefore = flaggedBefore;
        }

        String batch() {
            return batch;
        }

        void begin() {
            start = System.nanoTime();
        }

        /** Waits for the event. */
        double eventMillis() throws InterruptedException {
            try {
                return (told.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) - start) / 1e6;
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("nobody told of " + batch, e);
            }
        }

        /** Asks until one batch more is counted than before it was sent. */
        double metricsMillis() {
            while (flagged() < flaggedBefore + 1) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("nobody counted " + batch);
                }
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
