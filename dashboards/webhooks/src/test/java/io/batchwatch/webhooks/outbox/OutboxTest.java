package io.batchwatch.webhooks.outbox;

import static io.batchwatch.webhooks.given.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.webhooks.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Message ONE = new Message("msg_1", "B#1", "{\"text\":\"批次\"}");
    private static final Message TWO = new Message("msg_2", "C#1", "{}");

    @TempDir
    private Path folder;

    private Outbox outbox;

    @BeforeEach
    void open() throws IOException {
        outbox = Outbox.open(folder);
    }

    @Test
    void whatIsPutIsThereAfterANewStartAndOnlyOnce() throws IOException {
        assertThat(outbox.put(ONE, NOON)).isTrue();
        assertThat(outbox.put(ONE, NOON.plusSeconds(1))).isFalse();

        assertThat(Outbox.open(folder).put(ONE, NOON)).isFalse();
        assertThat(Outbox.open(folder).pending()).singleElement().satisfies(delivery -> {
            assertThat(delivery.message()).isEqualTo(ONE);
            assertThat(delivery.queuedAt()).isEqualTo(NOON);
        });
    }

    @Test
    void whatWasToldIsNotToldAgainAlsoAfterANewStart() throws IOException {
        outbox.put(ONE, NOON);
        outbox.delivered(outbox.pending().get(0), NOON);

        assertThat(outbox.pending()).isEmpty();
        assertThat(outbox.put(ONE, NOON)).isFalse();
        assertThat(Outbox.open(folder).put(ONE, NOON)).isFalse();
        assertThat(folder.resolve("delivered.log")).hasContent("2026-03-01T04:00:00Z msg_1 1 B#1");
    }

    @Test
    void theOldestIsFirst() throws IOException {
        outbox.put(TWO, NOON);
        outbox.put(ONE, NOON.plusSeconds(1));

        assertThat(outbox.pending()).extracting(Delivery::deliveryId).containsExactly("msg_2", "msg_1");
    }

    @Test
    void attemptsAreRememberedOverANewStart() throws IOException {
        outbox.put(ONE, NOON);
        outbox.retry(outbox.pending().get(0).triedInVain("status 500", NOON.plusSeconds(9)));

        assertThat(Outbox.open(folder).pending()).singleElement().satisfies(delivery -> {
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.nextAttemptAt()).isEqualTo(NOON.plusSeconds(9));
            assertThat(delivery.lastAnswer()).isEqualTo("status 500");
        });
    }

    @Test
    void aDeadLetterIsKeptAndGivenBackUnderItsId() throws IOException {
        outbox.put(ONE, NOON);
        outbox.put(TWO, NOON);
        for (Delivery delivery : outbox.pending()) {
            outbox.giveUp(delivery.triedInVain("status 500", NOON));
        }
        assertThat(outbox.pending()).isEmpty();
        assertThat(outbox.deadLetters()).isEqualTo(2);
        assertThat(outbox.put(ONE, NOON)).as("told by nobody's wish").isFalse();

        // As a command does, in a process of its own.
        Outbox.open(folder).redeliver(Set.of("msg_1"), NOON.plusSeconds(60));

        assertThat(outbox.pending()).singleElement().satisfies(delivery -> {
            assertThat(delivery.message()).isEqualTo(ONE);
            assertThat(delivery.attempts()).isZero();
            assertThat(delivery.queuedAt()).isEqualTo(NOON.plusSeconds(60));
        });
        assertThat(outbox.dead()).extracting(Delivery::deliveryId).containsExactly("msg_2");
    }

    @Test
    void aSubscriberIsOneSinceItWasFirstSeenUntilItEnds() throws IOException {
        assertThat(outbox.since(NOON)).isEqualTo(NOON);
        assertThat(Outbox.open(folder).since(NOON.plusSeconds(9))).isEqualTo(NOON);

        Outbox.ended(folder);

        assertThat(outbox.since(NOON.plusSeconds(9))).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void aFileThatIsNoDeliveryStopsNobody() throws IOException {
        Files.writeString(folder.resolve("pending/odd.json"), "{", StandardCharsets.UTF_8);
        outbox.put(ONE, NOON);

        assertThat(outbox.pending()).hasSize(1);
    }

    /** The bytes of version 1, as they lie on disks. */
    @Test
    void aDeliveryOfVersionOneIsRead() throws IOException {
        Files.writeString(
                folder.resolve("pending/msg_9.json"),
                "{\"version\":1,\"delivery_id\":\"msg_9\",\"alert_id\":\"B#1\",\"queued_at\":\"2026-03-01T04:00:00Z\","
                        + "\"attempts\":2,\"next_attempt_at\":\"2026-03-01T04:00:07Z\",\"last_answer\":\"timeout\",\"body\":\"{}\"}");

        assertThat(outbox.pending()).singleElement().satisfies(delivery -> {
            assertThat(delivery.attempts()).isEqualTo(2);
            assertThat(delivery.message()).isEqualTo(new Message("msg_9", "B#1", "{}"));
        });
    }
}
