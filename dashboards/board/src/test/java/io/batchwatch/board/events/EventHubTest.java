package io.batchwatch.board.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.board.given.Views;
import io.batchwatch.board.live.ViewKind;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventHubTest {
    @Test
    void aQuietConnectionIsKeptAliveByAHeartbeat() {
        Line line = Line.open();
        try (EventHub hub = EventHub.open(Duration.ofMillis(5))) {
            assertThat(follow(hub, line)).isNotDone();

            await().until(() -> line.times("still here") > 4);
        }
    }

    @Test
    void thereIsRoomForSoManyViewersAndNoMore() {
        try (EventHub hub = EventHub.open()) {
            for (int i = 0; i < EventHub.MOST_VIEWERS; i++) {
                assertThat(follow(hub, Line.open())).isNotDone();
            }

            assertThat(hub.admit()).isEmpty();
            assertThat(hub.viewers()).isEqualTo(EventHub.MOST_VIEWERS);
        }
    }

    @Test
    void aDeadLineMakesRoomAgain() {
        try (EventHub hub = EventHub.open()) {
            CompletableFuture<Void> gone = follow(hub, Line.dead());

            assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
            assertThat(hub.viewers()).isZero();
        }
    }

    @Test
    void aViewerThatNeverReadsIsLetGoWhileTheOthersHearEverything() {
        Line attentive = Line.open();
        try (EventHub hub = EventHub.open()) {
            CompletableFuture<Void> gone = follow(hub, Line.stuck());
            assertThat(follow(hub, attentive)).isNotDone();

            for (int version = 1; version <= Viewer.WAITING; version++) {
                hub.alerted(alert(version));
            }
            await().until(() -> attentive.times("event: alert") == Viewer.WAITING);
            assertThat(gone).isNotDone();
            hub.alerted(alert(Viewer.WAITING + 1));

            assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
            await().until(() -> attentive.times("event: alert") == Viewer.WAITING + 1);
            assertThat(hub.viewers()).isEqualTo(1);
        }
    }

    @Test
    void aSlowLineHearsEveryAlertAndOneChangeForMany() throws IOException {
        Line slow = Line.stuck();
        Line attentive = Line.open();
        try (EventHub hub = EventHub.open()) {
            assertThat(follow(hub, slow)).isNotDone();
            assertThat(follow(hub, attentive)).isNotDone();
            hub.changed(ViewKind.FILES);
            await().until(() -> attentive.times("event: changed") == 1);
            hub.changed(ViewKind.BATCHES);
            await().until(() -> attentive.times("event: changed") == 2);
            hub.alerted(alert(1));
            await().until(() -> attentive.times("event: alert") == 1);

            slow.reads();

            assertThat(slow.text())
                    .contains("B#1")
                    .contains("data: {\"views\":[\"batches\",\"files\"]}")
                    .satisfies(text -> assertThat(slow.times("event: changed")).isEqualTo(1));
        }
    }

    @Test
    void nothingIsWrittenToWhoIsGone() throws IOException {
        Line line = Line.stuck();
        EventHub hub = EventHub.open();
        CompletableFuture<Void> gone = follow(hub, line);
        hub.alerted(alert(1));

        hub.close();
        assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
        line.reads();

        assertThat(line.text()).isEmpty();
    }

    @Test
    void closingLetsAllGoAndNobodyIn() {
        EventHub hub = EventHub.open();
        CompletableFuture<Void> gone = follow(hub, Line.open());

        hub.close();

        assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
        assertThat(hub.admit()).isEmpty();
    }

    private static CompletableFuture<Void> follow(EventHub hub, Line line) {
        return hub.admit().orElseThrow().follow(line);
    }

    private static AlertView alert(int version) {
        return Views.alert("B", version, BatchState.UNSAFE, Views.NOON);
    }
}
