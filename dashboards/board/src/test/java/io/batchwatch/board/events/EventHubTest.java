package io.batchwatch.board.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

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
    void closingLetsAllGoAndNobodyIn() {
        EventHub hub = EventHub.open();
        CompletableFuture<Void> gone = hub.join(OutputStream.nullOutputStream()).orElseThrow();

        hub.close();

        assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
        assertThat(hub.join(OutputStream.nullOutputStream())).isEmpty();
    }
}
