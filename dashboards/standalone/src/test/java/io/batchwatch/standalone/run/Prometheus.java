package io.batchwatch.standalone.run;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchwatch.standalone.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A real Prometheus with our rules, which looks every second and judges every second. */
final class Prometheus implements AutoCloseable {
    private static final Path RULES = Path.of("..", "prometheus", "rules");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private Prometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Skips the test that asks where there is no Prometheus; in CI that is a failure. */
    static void required() {
        program();
    }

    private static Program program() {
        return Program.required("prometheus", "nothing scrapes the house", "prometheus");
    }

    /**
     * Returns when it answers.
     *
     * @param board as {@code host:port}
     * @param alertmanager likewise
     */
    static Prometheus scraping(String board, String alertmanager, Path folder) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        try (Stream<Path> ours = Files.list(RULES)) {
            for (Path file : ours.toList()) {
                Files.writeString(
                        rules.resolve(file.getFileName().toString()),
                        Files.readString(file).replaceAll("(?m)^( *interval:) .*$", "$1 1s"));
            }
        }
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [rules/*.yml]
                alerting: {alertmanagers: [{static_configs: [{targets: ["%s"]}]}]}
                scrape_configs:
                  - job_name: batchwatch
                    static_configs: [{targets: ["%s"]}]
                """.formatted(alertmanager, board));
        String address = "127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        program().executable().toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Prometheus prometheus = new Prometheus(process, "http://" + address);
        await("Prometheus answers").atMost(RunningHouse.PATIENCE).until(prometheus::isReady);
        return prometheus;
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private boolean isReady() {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The samples of an instant, each with its labels and its value. */
    JsonNode samples(String expression) {
        return answer("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
    }

    /** The one number that it is; not a number where there is none. */
    double number(String expression) {
        JsonNode samples = samples(expression);
        return samples.size() == 1
                ? Double.parseDouble(samples.path(0).path("value").path(1).asText())
                : Double.NaN;
    }

    Set<String> firing() {
        Set<String> firing = new TreeSet<>();
        answer("/api/v1/alerts").path("data").path("alerts").forEach(alert -> {
            if (alert.path("state").asText().equals("firing")) {
                firing.add(alert.path("labels").path("alertname").asText());
            }
        });
        return firing;
    }

    private JsonNode answer(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        await("Prometheus is gone").atMost(RunningHouse.PATIENCE).until(() -> !process.isAlive());
    }
}
