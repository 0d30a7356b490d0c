package io.batchwatch.bench.latency;

import io.batchwatch.bench.BenchSettings;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.WatchedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Hands over single results with a banned substance in them, each of a batch of its own. */
final class Unsafe {
    private static final String PARTNER = "generic";

    private final House house;
    private final String key;
    private final URI door;
    private final HttpClient http = HttpClient.newHttpClient();

    Unsafe(House house, String key) {
        this.house = house;
        this.key = key;
        this.door = URI.create(house.pushUrl() + "?partner=" + PARTNER);
    }

    /** A new key, made by the command as an operator makes it. */
    static String key(BenchSettings settings, House house) throws IOException, InterruptedException {
        try (WatchedProcess command = WatchedProcess.start(
                List.of(
                        WatchedProcess.java(),
                        "-jar",
                        settings.jar().toString(),
                        "keys",
                        "add",
                        "--data",
                        house.data().toString(),
                        "--partner",
                        PARTNER),
                settings.work().resolve("keys.out"))) {
            return command.awaitEnd().lines().findFirst().orElseThrow().strip();
        }
    }

    private static String file(String batch) {
        return PartnerFile.HEADER + "\n" + "S-" + batch + ',' + batch
                + ",鸡蛋,东门农贸市场,2025-10-01 08:30,LAB,县检验所,氯霉素,GB 31658.17-2021,1.2,μg/kg,0.1,\n";
    }

    void drop(String batch, Runnable now) throws IOException {
        Path file = house.data().resolve(batch + ".csv");
        Files.writeString(file, file(batch), StandardCharsets.UTF_8);
        now.run();
        house.drop(PARTNER, file);
    }

    void post(String batch, Runnable now) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(door)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file(batch), StandardCharsets.UTF_8))
                .build();
        now.run();
        HttpResponse<String> answer = http.send(post, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
