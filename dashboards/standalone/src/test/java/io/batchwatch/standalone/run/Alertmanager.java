package io.batchwatch.standalone.run;

import static org.awaitility.Awaitility.await;

import io.batchwatch.standalone.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Alertmanager with our configuration, but for whom it tells and how long it waits for more. */
final class Alertmanager implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("..", "prometheus", "alertmanager.yml");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Alertmanager(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Skips the test that asks where there is no Alertmanager; in CI that is a failure. */
    static void required() {
        program();
    }

    private static Program program() {
        return Program.required("prometheus-alertmanager", "nobody is told of alerts", "prometheus-alertmanager");
    }

    /**
     * Returns when it answers.
     *
     * @param told where it tells of both severities, by paths
     */
    static Alertmanager telling(Receiver told, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path configuration = Files.writeString(
                folder.resolve("alertmanager.yml"),
                Files.readString(CONFIGURATION)
                        .replace("http://127.0.0.1:9095/", told.url())
                        .replaceAll("group_wait: \\w+", "group_wait: 1s")
                        .replaceAll("group_interval: \\w+", "group_interval: 1s"));
        String address = "127.0.0.1:" + Prometheus.freePort();
        Process process = new ProcessBuilder(
                        program().executable().toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        Alertmanager alertmanager = new Alertmanager(process, address);
        await("Alertmanager answers").atMost(RunningHouse.PATIENCE).until(alertmanager::isReady);
        return alertmanager;
    }

    /** As {@code host:port}. */
    String address() {
        return address;
    }

    private boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(at("/-/ready")).build()) == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** As Prometheus says that alerts fire: a JSON array of them. */
    void fire(String alerts) {
        int status = send(HttpRequest.newBuilder(at("/api/v2/alerts"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(alerts))
                .build());
        if (status != 200) {
            throw new IllegalStateException("refused with " + status + ": " + alerts);
        }
    }

    private URI at(String path) {
        return URI.create("http://" + address + path);
    }

    private int send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
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
        await("Alertmanager is gone").atMost(RunningHouse.PATIENCE).until(() -> !process.isAlive());
    }
}
