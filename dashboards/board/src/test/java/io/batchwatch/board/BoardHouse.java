package io.batchwatch.board;

import io.batchwatch.board.bulletin.Publishing;
import io.batchwatch.board.given.SteppingClock;
import io.batchwatch.board.live.LiveViews;
import io.batchwatch.board.live.UnreadableViews;
import io.batchwatch.board.metrics.WebhookNumbers;
import io.batchwatch.rules.reference.ReferenceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A real board on a free port, whose views a test puts in itself. */
final class BoardHouse implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-10T16:30:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<LiveViews> views = new AtomicReference<>();
    final UnreadableViews unreadable = new UnreadableViews();
    final SteppingClock clock = new SteppingClock(NOW);
    final Map<String, Long> recordsBehind = new ConcurrentHashMap<>();
    final Map<String, WebhookNumbers> webhooks = new ConcurrentHashMap<>();
    private final Board board;

    BoardHouse(Path referenceDirectory) {
        this(referenceDirectory, Optional.empty());
    }

    BoardHouse(Path referenceDirectory, Optional<Publishing> publishing) {
        this(referenceDirectory, publishing, 0);
    }

    BoardHouse(Path referenceDirectory, int port) {
        this(referenceDirectory, Optional.empty(), port);
    }

    private BoardHouse(Path referenceDirectory, Optional<Publishing> publishing, int port) {
        ReferenceFiles.seed(referenceDirectory);
        // At the instant of the clock it is already the eleventh of March in Shanghai.
        BoardSettings settings = new BoardSettings(
                BoardSettings.LOOPBACK,
                port,
                "nowhere:1",
                referenceDirectory,
                ZoneId.of("Asia/Shanghai"),
                clock,
                publishing);
        board = Board.start(settings, unreadable, () -> recordsBehind, () -> webhooks, opened -> {
            views.set(opened);
            return () -> {};
        });
    }

    Board board() {
        return board;
    }

    LiveViews views() {
        return views.get();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + board.port() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        board.close();
    }
}
