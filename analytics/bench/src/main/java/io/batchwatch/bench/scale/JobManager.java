package io.batchwatch.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What the cluster says of itself; nothing while it does not answer. */
final class JobManager {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    JobManager(int port) {
        this.port = port;
    }

    int slots() throws InterruptedException {
        return ask("/overview").map(all -> all.path("slots-total").asInt()).orElse(0);
    }

    /** True if the one job runs, with all its tasks. */
    boolean jobRuns() throws InterruptedException {
        return ask("/jobs/overview")
                .map(all -> all.path("jobs").path(0))
                .filter(JobManager::allTasksRun)
                .isPresent();
    }

    private static boolean allTasksRun(JsonNode job) {
        JsonNode tasks = job.path("tasks");
        return job.path("state").asText().equals("RUNNING")
                && tasks.path("total").asInt() > 0
                && tasks.path("running").asInt() == tasks.path("total").asInt();
    }

    private Optional<JsonNode> ask(String path) throws InterruptedException {
        try {
            return Optional.of(JSON.readTree(http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
