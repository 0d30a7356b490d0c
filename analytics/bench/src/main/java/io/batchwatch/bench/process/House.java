package io.batchwatch.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchwatch.bench.BenchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** {@code batchwatch up} as a user starts it: the built jar, a process of its own, on free ports. */
public final class House implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final Pattern READY = Pattern.compile("ready (http://localhost:\\d+)");
    private static final Pattern PUSH = Pattern.compile("pushed to (http://\\S+)");

    /** A condition on rows of the history: somebody sent them. */
    public static final String OF_A_FILE = "content_hash <> ''";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final WatchedProcess process;
    private final String url;
    private final Duration untilReady;
    private final HttpClient http = HttpClient.newHttpClient();

    private House(Path data, WatchedProcess process, String url, Duration untilReady) {
        this.data = data;
        this.process = process;
        this.url = url;
        this.untilReady = untilReady;
    }

    /**
     * Returns once it says that it is ready.
     *
     * @param more options of {@code up}
     */
    public static House start(BenchSettings settings, Path data, String... more)
            throws IOException, InterruptedException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(List.of(WatchedProcess.java()));
        command.addAll(settings.houseOptions());
        command.addAll(List.of("-jar", settings.jar().toString(), "up", "--data", data.toString()));
        command.addAll(List.of("--port", "0", "--ingest-port", "0"));
        command.addAll(List.of(more));
        long start = System.nanoTime();
        WatchedProcess process = WatchedProcess.start(command, data.resolveSibling(data.getFileName() + ".out"));
        try {
            String url = process.awaitLine(READY, START).group(1);
            return new House(data, process, url, Duration.ofNanos(System.nanoTime() - start));
        } catch (IllegalStateException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    public Path data() {
        return data;
    }

    public WatchedProcess process() {
        return process;
    }

    public Duration untilReady() {
        return untilReady;
    }

    /** Of the board. */
    public String url() {
        return url;
    }

    /** Where results are pushed to. */
    public String pushUrl() {
        Matcher said = PUSH.matcher(process.output());
        if (!said.find()) {
            throw new IllegalStateException("it did not say where to push results to");
        }
        return said.group(1);
    }

    /** Lets a file of the same file system appear in the inbox at once, as a careful sender does. */
    public void drop(String partner, Path file) throws IOException {
        Path inbox = Files.createDirectories(data.resolve("inbox").resolve(partner));
        Files.move(file, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits for the receipt of a file, and holds it to the number of rows that must be accepted. */
    public void awaitReceipt(String partner, String file, long rows) throws InterruptedException {
        Path receipt = data.resolve("receipts").resolve(partner).resolve(file + ".receipt.json");
        await("receipt of " + file, () -> Files.exists(receipt));
        long accepted = read(receipt).path("accepted").asLong();
        if (accepted != rows) {
            throw new IllegalStateException(file + ": accepted " + accepted + " of " + rows + ", see " + receipt);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the board shows that many results as accepted, of all sources. */
    public void awaitJudged(long rows) throws InterruptedException {
        await("the board shows " + rows, () -> judged() >= rows);
    }

    /** Results that the board shows as accepted, of all sources. */
    public long judged() {
        return StreamSupport.stream(json("/api/v1/sources").path("sources").spliterator(), false)
                .mapToLong(source -> source.path("accepted").asLong())
                .sum();
    }

    /** Waits until the Parquet history holds that many results, and holds it to no more. */
    public void awaitHistory(long rows) throws InterruptedException {
        try (ParquetCount count = ParquetCount.open()) {
            Path results = data.resolve("history").resolve("results");
            // Rows that nobody sent are there as well: the sums of residues. They name no file.
            Waiting.untilSeldomLooking("the history holds " + rows, PATIENCE, () -> {
                process.requireAlive();
                boolean holds = count.below(results, "true") >= rows && count.below(results, OF_A_FILE) >= rows;
                return holds ? Optional.of(true) : Optional.empty();
            });
            long held = count.below(results, OF_A_FILE);
            if (held != rows) {
                throw new IllegalStateException("the history holds " + held + " instead of " + rows);
            }
        }
    }

    /**
     * Results of files that are in the history.
     *
     * @param condition in SQL
     */
    public long held(String condition) {
        try (ParquetCount count = ParquetCount.open()) {
            return count.below(data.resolve("history").resolve("results"), OF_A_FILE + " and " + condition);
        }
    }

    private void await(String what, Condition condition) throws InterruptedException {
        Waiting.until(what, PATIENCE, () -> {
            process.requireAlive();
            return condition.holds() ? Optional.of(true) : Optional.empty();
        });
    }

    /** Something that comes true. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    public JsonNode json(String path) {
        try {
            return JSON.readTree(get(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url + path)).build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As Ctrl-C. */
    @Override
    public void close() {
        process.close();
    }
}
