package io.batchwatch.board;

import static io.batchwatch.board.given.Views.DAY;
import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.alert;
import static io.batchwatch.board.given.Views.batch;
import static io.batchwatch.board.given.Views.counts;
import static io.batchwatch.board.given.Views.rapid;
import static io.batchwatch.board.given.Views.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.board.given.Json;
import io.batchwatch.board.given.Scrape;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.ViewCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardEventsTest {
    @TempDir
    private Path directory;

    private BoardHouse house;

    @BeforeEach
    void openHouse() {
        house = new BoardHouse(directory);
        house.views().caughtUp();
    }

    @AfterEach
    void closeHouse() {
        house.close();
    }

    @Test
    void anAlertIsToldAtOnceAndOnce() {
        List<String> heard = listen();
        AlertView alert = alert("B", 1, BatchState.UNSAFE, NOON);

        house.views().accept(alert);
        house.views().accept(alert);
        house.views().accept(alert("B", 2, BatchState.CLEARED, NOON));
        await().until(() -> heard.contains("event: alert") && count(heard, "event: alert") == 2);

        String data = heard.get(heard.indexOf("event: alert") + 1).substring("data: ".length());
        assertThat(ViewCodec.decode(data.getBytes(StandardCharsets.UTF_8), AlertView.class))
                .isEqualTo(alert);
    }

    @Test
    void changesAreToldTogetherAndAtMostFourTimesASecond() {
        List<String> heard = listen();
        long begin = System.nanoTime();
        for (int version = 1; version <= 2_000; version++) {
            house.views().accept(rapid(DAY, "vegetable", counts(version, 0, 0), version));
            house.views().accept(batch("B", BatchState.UNSAFE, NOON, version));
        }
        house.views().accept(source("county", NOON, 1, 1));
        await().until(() -> heard.stream().anyMatch(line -> line.contains("sources")));
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(count(heard, "event: changed")).isBetween(1L, 1 + (long) Math.ceil(4 * seconds));
        List<String> told = heard.stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Json.of(line.substring("data: ".length())))
                .flatMap(changed -> Stream.of(changed.at("/views").toString()))
                .toList();
        assertThat(String.join("", told)).contains("pass-rates", "batches", "sources");
    }

    @Test
    void eventsAreNotHeldBackByCompression() {
        HttpResponse<Stream<String>> answer = house.send(
                HttpRequest.newBuilder(house.at("/api/v1/events"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());

        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.body().findFirst()).contains(": still here");
    }

    @Test
    void aViewerThatDoesNotReadIsLetGoAndNobodyWaitsForIt() throws IOException {
        List<String> heard = listen();
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(1_024);
            stuck.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), house.board().port()));
            stuck.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> viewers() == 2);

            long slowest = 0;
            int version = 0;
            while (viewers() == 2 && version < 100_000) {
                for (int burst = 0; burst < 100; burst++) {
                    version++;
                    AlertView alert = alert("B", version, BatchState.UNSAFE, NOON);
                    long begin = System.nanoTime();
                    house.views().accept(alert);
                    slowest = Math.max(slowest, System.nanoTime() - begin);
                }
                int told = version;
                await().until(() -> count(heard, "event: alert") == told);
            }

            assertThat(viewers()).isEqualTo(1);
            assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
        }
        house.views().accept(source("county", NOON, 1, 1));
        await().until(() -> heard.stream().anyMatch(line -> line.contains("sources")));
    }

    @Test
    void aViewerThatLeftIsForgotten() throws IOException {
        HttpResponse<InputStream> answer = house.send(
                HttpRequest.newBuilder(house.at("/api/v1/events")).build(), HttpResponse.BodyHandlers.ofInputStream());
        await().until(() -> viewers() == 1);

        answer.body().close();

        await().until(() -> {
            house.views().accept(alert("B", System.nanoTime(), BatchState.UNSAFE, NOON));
            return viewers() == 0;
        });
    }

    @Test
    void closingTheBoardEndsTheEvents() {
        List<String> heard = listen();

        house.close();

        await().until(() -> heard.contains("the end"));
    }

    private List<String> listen() {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> answer = house.send(
                HttpRequest.newBuilder(house.at("/api/v1/events"))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        Thread reading = new Thread(() -> {
            try {
                answer.body().forEach(heard::add);
            } finally {
                heard.add("the end");
            }
        });
        reading.setDaemon(true);
        reading.start();
        await().until(() -> !heard.isEmpty());
        return heard;
    }

    private int viewers() {
        return (int) Scrape.of(house.get("/metrics").body()).value("batchwatch_board_viewers", "");
    }

    private static long count(List<String> heard, String line) {
        return heard.stream().filter(line::equals).count();
    }
}
