package io.batchwatch.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchwatch.gateway.door.MessageDesk;
import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.key.KeyFile;
import io.batchwatch.gateway.key.PartnerKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A real HTTP door on a free port, with an intake behind it that has no Kafka. */
final class OpenedHttpDoor implements AutoCloseable {
    static final String ROW = "S-1,leek,2026-03-01,LAB,lead,1\n";
    static final String TEXT = "sample_id,product,sampled_at,test_kind,analyte,value\n" + ROW;

    final IntakeRoom room;
    final KeyFile keys;
    final String key;
    final HttpDoor door;
    private final HttpClient client;

    OpenedHttpDoor(Path data) throws IOException {
        this(data, HttpDoorSettings.onLoopback(0), HttpClient.newHttpClient());
    }

    OpenedHttpDoor(Path data, HttpDoorSettings settings, HttpClient client) throws IOException {
        this.client = client;
        room = new IntakeRoom(data, Clock.systemUTC());
        keys = new KeyFile(data.resolve("keys"), Clock.systemUTC());
        key = keys.add("generic", Optional.empty()).text();
        FileIntake intake = room.start();
        door = HttpDoor.open(
                settings,
                new HttpDoor.Behind(
                        new MessageDesk(intake),
                        intake,
                        room.acts(),
                        new PartnerKeys(keys, Clock.systemUTC()),
                        room.profiles(),
                        Clock.systemUTC()));
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(door.url() + pathAndQuery)).header("Authorization", "Bearer " + key);
    }

    HttpRequest.Builder push(String text) {
        return push(text.getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder push(byte[] bytes) {
        return request("/api/v1/results?partner=generic").POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Override
    public void close() {
        door.close();
    }
}
