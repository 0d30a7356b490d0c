package io.batchwatch.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words of one letter's kind are put together; small letters can wait. */
class CombineOperatorTest {
    private static final Patience SHORT = Patience.always(Duration.ofMillis(2));
    private static final Patience LONG = Patience.always(Duration.ofMillis(250));

    private OneInputStreamOperatorTestHarness<String, String> harness;

    @BeforeEach
    void open() throws Exception {
        open(new CombineOperator<>(
                word -> word.substring(0, 1).toLowerCase(Locale.ROOT),
                (earlier, later) -> earlier + later,
                SHORT,
                word -> word.equals(word.toLowerCase(Locale.ROOT)),
                LONG));
    }

    private void open(CombineOperator<String> operator) throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(operator);
        harness.open();
        harness.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatCanWaitIsPutTogetherUntilItsPatienceEnds() throws Exception {
        take("a", "b", "a");
        harness.setProcessingTime(249);
        take("a");
        assertThat(sent()).isEmpty();

        harness.setProcessingTime(250);

        assertThat(sent()).containsExactlyInAnyOrder("aaa", "b");
    }

    @Test
    void whatCannotWaitTakesItsOwnKindAlongInOrder() throws Exception {
        take("a", "b", "A", "a");
        harness.setProcessingTime(2);

        assertThat(sent()).containsExactly("aAa");

        harness.setProcessingTime(250);
        assertThat(sent()).containsExactly("aAa", "b");
    }

    @Test
    void whereManyWereToldTheNextWaitsLongerButNotAfterARest() throws Exception {
        close();
        open(new CombineOperator<>(word -> word, (earlier, later) -> earlier, Patience.OF_RATES));
        for (int word = 0; word < 10_000; word++) {
            take("word " + word);
        }
        harness.setProcessingTime(250);
        take("next");
        harness.setProcessingTime(5_249);
        assertThat(sent()).hasSize(10_000);
        harness.setProcessingTime(5_250);
        assertThat(sent()).hasSize(10_001);

        harness.setProcessingTime(60_000);
        take("much later");
        harness.setProcessingTime(60_250);

        assertThat(sent()).hasSize(10_002);
    }

    @Test
    void nothingIsHeldOverACheckpoint() throws Exception {
        take("a", "B");

        harness.prepareSnapshotPreBarrier(1);

        assertThat(sent()).containsExactlyInAnyOrder("a", "B");
        harness.setProcessingTime(1000);
        assertThat(sent()).hasSize(2);
    }

    @Test
    void nothingIsHeldBackAtTheEnd() throws Exception {
        take("a", "B");

        harness.endInput();

        assertThat(sent()).containsExactlyInAnyOrder("a", "B");
    }

    private void take(String... words) throws Exception {
        for (String word : words) {
            harness.processElement(word, 0);
        }
    }

    private List<String> sent() {
        return harness.extractOutputValues();
    }
}
