package io.batchwatch.webhooks.message;

import static io.batchwatch.webhooks.given.Alerts.NOON;
import static io.batchwatch.webhooks.given.Alerts.subscriber;
import static io.batchwatch.webhooks.given.Alerts.unsafe;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.webhooks.subscriber.Subscriber;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Subscriber COUNTY = subscriber("county", URI.create("https://county.example/hook"));

    @Test
    void anAlertIsToldWholeAndInBothLanguages() {
        assertThat(Message.of(unsafe("B"), COUNTY).body())
                .startsWith("{\"type\":\"batch.state_changed\",\"timestamp\":\"2026-03-01T04:00:00Z\","
                        + "\"text\":\"批次 B 不合格。\\nBatch B is unsafe.\",\"text_zh\":\"批次 B 不合格。\","
                        + "\"text_en\":\"Batch B is unsafe.\",\"data\":{\"alert_id\":\"B#1\",\"batch_id\":\"B\",")
                .contains("\"from\":\"CLEAR\",\"to\":\"UNSAFE\"", "\"severity\":\"MAJOR\"", "\"site\":\"east_market\"");
    }

    @Test
    void theIdIsOfTheAlertAndTheSubscriberAndOfNothingElse() {
        String id = Message.of(unsafe("B"), COUNTY).id();

        assertThat(id).matches("msg_[0-9a-f]{32}");
        assertThat(Message.of(unsafe("B"), COUNTY).id()).isEqualTo(id);
        assertThat(Message.of(unsafe("C"), COUNTY).id()).isNotEqualTo(id);
        assertThat(Message.of(unsafe("B"), subscriber("town", COUNTY.endpoint()))
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void aTestSaysThatItIsOne() {
        assertThat(Message.test(COUNTY, NOON).body()).contains("\"type\":\"test\"", "测试消息", "A test message");
    }

    @Test
    void anIdThatComesAgainInALaterEraIsAnotherMessage() {
        AlertEra later = AlertEra.since(Instant.parse("2026-03-01T08:00:00Z"));

        assertThat(Message.of(unsafe("B"), COUNTY, AlertEra.FIRST).id())
                .isEqualTo(Message.of(unsafe("B"), COUNTY).id());
        assertThat(Message.of(unsafe("B"), COUNTY, later).id())
                .isEqualTo(Message.of(unsafe("B"), COUNTY, later).id())
                .isNotEqualTo(Message.of(unsafe("B"), COUNTY).id());
    }
}
