package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of which alert, by a real Alertmanager. */
class AlertmanagerIT {
    private static final Duration LONGER_THAN_A_GROUP_WAITS = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private Receiver receiver;
    private Alertmanager alertmanager;

    @BeforeEach
    void open() throws IOException {
        Alertmanager.required();
        receiver = Receiver.open();
        alertmanager = Alertmanager.telling(receiver, folder);
    }

    @AfterEach
    void close() {
        if (alertmanager != null) {
            alertmanager.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void aBoardThatIsDownIsToldAndNotWhatItMakesLookSilent() {
        fire(
                alert("BatchwatchDown", "page", "job=batchwatch"),
                alert("BatchwatchSourceSilent", "ticket", "job=batchwatch,partner=county"),
                alert("BatchwatchCriticalBatchFlagged", "page", "job=batchwatch,hazard=banned_substance"));

        await().atMost(RunningHouse.PATIENCE).until(() -> told().size() == 2);
        await().during(LONGER_THAN_A_GROUP_WAITS).until(() -> told().size() == 2);

        assertThat(told()).containsExactlyInAnyOrder("/page BatchwatchDown", "/page BatchwatchCriticalBatchFlagged");
    }

    /** The negative control of the inhibition: without its cause it is told. */
    @Test
    void sourcesThatAreSilentWhileTheBoardIsUpAreToldInOneMessage() {
        fire(
                alert("BatchwatchSourceSilent", "ticket", "job=batchwatch,partner=county"),
                alert("BatchwatchSourceSilent", "ticket", "job=batchwatch,partner=town"));

        await().atMost(RunningHouse.PATIENCE).until(() -> told().size() == 1);
        await().during(LONGER_THAN_A_GROUP_WAITS).until(() -> told().size() == 1);

        assertThat(told()).containsExactly("/ticket BatchwatchSourceSilent");
        assertThat(receiver.received().get(0).body()).contains("county", "town");
    }

    private void fire(String... alerts) {
        alertmanager.fire("[" + String.join(",", alerts) + "]");
    }

    private static String alert(String name, String severity, String labels) {
        String more = Stream.of(labels.split(",", -1))
                .map(label -> label.split("=", 2))
                .map(label -> "\"%s\":\"%s\"".formatted(label[0], label[1]))
                .collect(Collectors.joining(","));
        return "{\"labels\":{\"alertname\":\"%s\",\"severity\":\"%s\",%s}}".formatted(name, severity, more);
    }

    private List<String> told() {
        return receiver.notifications();
    }
}
