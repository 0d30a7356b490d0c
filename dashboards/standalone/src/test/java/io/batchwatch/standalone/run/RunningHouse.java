package io.batchwatch.standalone.run;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code batchwatch up} as a process of its own, on free ports. */
final class RunningHouse implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** How many files the demo drops. */
    static final int DEMO_FILES = 7;

    private static final Path JAR = Path.of(System.getProperty("batchwatch.jar"));
    private static final Pattern READY = Pattern.compile("ready (http://localhost:\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final Path output;
    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningHouse(Path data, Path output, Process process, String url) {
        this.data = data;
        this.output = output;
        this.process = process;
        this.url = url;
    }

    /** Returns once it says that it is ready. */
    static RunningHouse start(Path data, String... more) throws IOException {
        return startAt(0, data, more);
    }

    /** As {@link #start}, with its board on that port. */
    static RunningHouse startAt(int port, Path data, String... more) throws IOException {
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "up", ".out");
        List<String> command =
                command("up", "--data", data.toString(), "--port", Integer.toString(port), "--ingest-port", "0");
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        String url = await("ready")
                .atMost(PATIENCE)
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("ended instead: " + text(output));
                    }
                })
                .until(() -> readyUrl(output), Optional::isPresent)
                .orElseThrow();
        return new RunningHouse(data, output, process, url);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<String> readyUrl(Path output) {
        Matcher ready = READY.matcher(text(output));
        return ready.find() ? Optional.of(ready.group(1)) : Optional.empty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    /** What it has told its user so far. */
    String output() {
        return text(output);
    }

    String get(String path) {
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

    JsonNode json(String path) {
        return json(get(path).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    /** Lets a file appear in the inbox at once, as a careful sender does. */
    void drop(String partner, String name, byte[] content) throws IOException {
        Path inbox = Files.createDirectories(data.resolve("inbox").resolve(partner));
        Path outside = Files.write(Files.createTempFile(data, "drop", ".tmp"), content);
        try {
            Files.move(outside, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IllegalStateException("inbox and data directory are one file system", e);
        }
    }

    void drop(String partner, String name, String content) throws IOException {
        drop(partner, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The receipt of that file, once it is there. */
    JsonNode receipt(String partner, String name) {
        Path receipt = receiptFile(partner, name, "json");
        await(name + " is answered").atMost(PATIENCE).until(() -> Files.exists(receipt));
        try {
            return json(Files.readAllBytes(receipt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path receiptFile(String partner, String name, String type) {
        return data.resolve("receipts").resolve(partner).resolve(name + ".receipt." + type);
    }

    /** Rows as CSV lines without the header. */
    static List<String> query(Path data, String sql) throws IOException, InterruptedException {
        return run("query", "--data", data.toString(), "--format", "csv", sql)
                .lines()
                .skip(1)
                .toList();
    }

    List<String> query(String sql) throws IOException, InterruptedException {
        return query(data, sql);
    }

    /** The output of a command that ends well. */
    static String run(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(arguments)).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", arguments) + ": " + said + errors);
        }
        return said;
    }

    /** A command that may take a while, as a process of its own. */
    static Process begin(Path output, String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** As {@code kill -9} of the one process that a user sees; what it started must die with it. */
    void kill() {
        kill(process);
    }

    static void kill(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        await("all of it is dead")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** As Ctrl-C: it says no word about what was asked of it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                kill();
                throw new IllegalStateException("does not stop when told to");
            }
            if (output().contains("ended by itself")) {
                throw new IllegalStateException("takes its own end for an accident: " + output());
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
