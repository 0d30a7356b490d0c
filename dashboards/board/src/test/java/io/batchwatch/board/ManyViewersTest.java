package io.batchwatch.board;

import static io.batchwatch.board.given.Views.NOON;
import static io.batchwatch.board.given.Views.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.board.events.EventHub;
import io.batchwatch.board.given.Crowd;
import io.batchwatch.views.BatchState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real connections to a real board. What was measured is appended to {@code target/viewers.txt}. */
class ManyViewersTest {
    private static final int ALERTS = 50;
    private static final Path FIGURES = Path.of("target", "viewers.txt");

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

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000})
    void eachViewerHearsEachAlert(int viewers) throws IOException {
        try (Crowd warm = Crowd.of(10, house.at("/api/v1/events"))) {
            tell(warm, "W", 10);
        }
        long heapBefore = usedHeap();
        int threadsBefore = threads();
        try (Crowd crowd = Crowd.of(viewers, house.at("/api/v1/events"))) {
            long heap = usedHeap() - heapBefore;
            int threads = threads() - threadsBefore;

            tell(crowd, "A", ALERTS);

            assertThat(crowd.heardByEach()).allMatch(heard -> heard == ALERTS);
            assertThat(threads)
                    .as("the server lets at most 250 threads answer; no viewer keeps one")
                    .isLessThan(300);
            assertThat(crowd.delay(0.99)).isLessThan(Duration.ofSeconds(5));
            record(
                    "%,d viewers, %d alerts one after the other: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; %d threads and %.1f KiB of heap a viewer more (both ends)%n"
                            .formatted(
                                    viewers,
                                    ALERTS,
                                    milliseconds(crowd.delay(0.5)),
                                    milliseconds(crowd.delay(0.99)),
                                    milliseconds(crowd.delay(1)),
                                    threads,
                                    heap / 1024.0 / viewers));
        }
    }

    @Test
    void viewersThatDoNotReadHoldNobodyUp() throws IOException {
        try (Crowd asleep = Crowd.asleep(20, house.at("/api/v1/events"));
                Crowd crowd = Crowd.of(100, house.at("/api/v1/events"))) {
            assertThat(asleep.size()).isEqualTo(20);

            tell(crowd, "A", 2_000);

            assertThat(crowd.heardByEach()).allMatch(heard -> heard == 2_000);
            record("100 viewers beside 20 that do not read, 2,000 alerts: p50 %.1f ms, p99 %.1f ms%n"
                    .formatted(milliseconds(crowd.delay(0.5)), milliseconds(crowd.delay(0.99))));
        }
    }

    @Test
    void whoComesWhenThereIsNoRoomIsToldSo() throws IOException {
        try (Crowd crowd = Crowd.of(EventHub.MOST_VIEWERS, house.at("/api/v1/events"))) {
            HttpResponse<String> refused = house.get("/api/v1/events");

            assertThat(crowd.size()).isEqualTo(EventHub.MOST_VIEWERS);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).contains("30");
            assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(refused.body()).contains("打开的页面过多");
        }
    }

    /** One after the other, each as soon as all have heard the one before. */
    private void tell(Crowd crowd, String batch, int alerts) {
        for (int number = 1; number <= alerts; number++) {
            crowd.expect(number);
            house.views().accept(alert(batch, number, BatchState.UNSAFE, NOON));
            int told = number;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> crowd.allHave(told));
        }
    }

    private static void record(String figures) throws IOException {
        Files.writeString(FIGURES, figures, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
