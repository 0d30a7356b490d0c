package io.batchwatch.webhooks;

import static io.batchwatch.webhooks.given.Alerts.ENVIRONMENT;
import static io.batchwatch.webhooks.given.Alerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.views.AlertView;
import io.batchwatch.views.Severity;
import io.batchwatch.webhooks.given.Receiver;
import io.batchwatch.webhooks.reader.AlertReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
    @TempDir
    private Path directory;

    private final AtomicReference<AlertReader.Listener> topic = new AtomicReference<>();
    private final AtomicInteger readers = new AtomicInteger();
    private Receiver receiver;
    private Webhooks webhooks;

    @BeforeEach
    void openReceiver() throws IOException {
        receiver = Receiver.open();
    }

    @AfterEach
    void close() {
        if (webhooks != null) {
            webhooks.close();
        }
        receiver.close();
    }

    @Test
    void whereNobodySubscribesNothingIsRead() throws IOException {
        start();

        assertThat(readers).hasValue(0);
        assertThat(webhooks.tallies()).isEmpty();
    }

    @Test
    void eachIsToldWhatItWants() throws IOException {
        subscribers("all,%s,env:HOOK,\nfish,%s,env:HOOK,aquatic\n".formatted(receiver.url(), receiver.url()));
        start();

        raise("V", "vegetable");
        raise("F", "aquatic");

        await().until(() -> receiver.received().size() == 3);
        assertThat(webhooks.tallies()).containsOnlyKeys("all", "fish");
        await().until(() -> webhooks.tallies().get("all").delivered() == 2);
        await().until(() -> webhooks.tallies().get("fish").delivered() == 1);
    }

    @Test
    void whoIsAddedWhileItRunsHearsOfWhatComesThen() throws IOException {
        start();
        subscribers("late,%s,env:HOOK,\n".formatted(receiver.url()));
        await().until(() -> webhooks.tallies().containsKey("late"));

        topic.get()
                .alerted(alert(
                        "OLD",
                        Severity.MAJOR,
                        "pesticide",
                        "vegetable",
                        "m",
                        Instant.now().minusSeconds(60)));
        raise("NEW", "vegetable");

        await().until(() -> webhooks.tallies().get("late").delivered() == 1);
        assertThat(receiver.received()).singleElement().satisfies(got -> assertThat(got.body())
                .contains("\"NEW\""));
    }

    @Test
    void whoIsTakenOutIsToldNothingMoreAndABrokenFileChangesNothing() throws IOException {
        subscribers("one,%s,env:HOOK,\ntwo,%s,env:HOOK,\n".formatted(receiver.url(), receiver.url()));
        start();
        subscribers("one,%s,env:HOOK,\n".formatted(receiver.url()));
        await().until(() -> !webhooks.tallies().containsKey("two"));

        subscribers("one,ftp://nowhere.example,env:HOOK,\n");
        raise("B", "vegetable");

        await().until(() -> webhooks.tallies().get("one").delivered() == 1);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void whatWaitedAtTheEndIsToldAfterTheNextStartUnderItsId() throws IOException {
        receiver.answering(503);
        subscribers("one,%s,env:HOOK,\n".formatted(receiver.url()));
        start();
        raise("B", "vegetable");
        await().until(() -> webhooks.tallies().get("one").retried() > 0);
        webhooks.close();

        receiver.answering(204);
        start();

        await().until(() -> webhooks.tallies().get("one").delivered() == 1);
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsOnly(receiver.received().get(0).id());
        assertThat(receiver.received())
                .extracting(Receiver.Received::body)
                .containsOnly(receiver.received().get(0).body());
    }

    private void start() throws IOException {
        webhooks =
                Webhooks.start(WebhookSettings.of(directory, "nowhere:1", ENVIRONMENT, Clock.systemUTC()), listener -> {
                    readers.incrementAndGet();
                    topic.set(listener);
                    return AlertReader.start("127.0.0.1:1", directory.resolve("position.json"), listener);
                });
    }

    private void raise(String batch, String category) throws IOException {
        AlertView alert = alert(batch, Severity.MAJOR, "pesticide", category, "m", Instant.now());
        topic.get().alerted(alert);
    }

    private void subscribers(String lines) throws IOException {
        Files.writeString(directory.resolve("subscribers.csv"), "name,url,secret,category\n" + lines);
    }
}
