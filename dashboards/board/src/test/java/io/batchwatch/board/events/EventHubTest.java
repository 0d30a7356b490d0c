package io.batchwatch.board.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.board.given.Views;
import io.batchwatch.views.BatchState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventHubTest {
    @Test
    void aQuietConnectionIsKeptAliveByAHeartbeat() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EventHub hub = EventHub.open(Duration.ofMillis(5))) {
            assertThat(hub.join(out)).isPresent();

            await().until(() -> out.toString(StandardCharsets.UTF_8).split("still here", -1).length > 4);
        }
    }

    @Test
    void thereIsRoomForSoManyViewersAndNoMore() {
        try (EventHub hub = EventHub.open()) {
            for (int i = 0; i < EventHub.MOST_VIEWERS; i++) {
                assertThat(hub.join(OutputStream.nullOutputStream())).isPresent();
            }

            assertThat(hub.join(OutputStream.nullOutputStream())).isEmpty();
            assertThat(hub.viewers()).isEqualTo(EventHub.MOST_VIEWERS);
        }
    }

    @Test
    void aDeadLineMakesRoomAgain() {
        OutputStream dead = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("the line is dead");
            }
        };
        try (EventHub hub = EventHub.open()) {
            CompletableFuture<Void> gone = hub.join(dead).orElseThrow();

            assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
            assertThat(hub.viewers()).isZero();
        }
    }

    @Test
    @Timeout(60)
    void aViewerThatNeverReadsIsLetGoWhileTheOthersHearEverything() {
        CountDownLatch stuck = new CountDownLatch(1);
        OutputStream neverRead = new OutputStream() {
            @Override
            public void write(int octet) throws InterruptedIOException {
                stuck.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
            }
        };
        ByteArrayOutputStream attentive = new ByteArrayOutputStream();
        try (EventHub hub = EventHub.open()) {
            CompletableFuture<Void> gone = hub.join(neverRead).orElseThrow();
            assertThat(hub.join(attentive)).isPresent();
            await().until(() -> stuck.getCount() == 0);

            for (int version = 1; version <= 300; version++) {
                String told = "B#" + version + "\"";
                hub.alerted(Views.alert("B", version, BatchState.UNSAFE, Views.NOON));
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> attentive.toString(StandardCharsets.UTF_8).contains(told));
            }

            assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
            assertThat(hub.viewers()).isEqualTo(1);
        }
    }

    @Test
    void closingLetsAllGoAndNobodyIn() {
        EventHub hub = EventHub.open();
        CompletableFuture<Void> gone = hub.join(OutputStream.nullOutputStream()).orElseThrow();

        hub.close();

        assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
        assertThat(hub.join(OutputStream.nullOutputStream())).isEmpty();
    }
}
