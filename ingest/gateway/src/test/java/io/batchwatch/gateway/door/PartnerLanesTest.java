package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartnerLanesTest {
    private final PartnerLanes lanes = new PartnerLanes(2);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        lanes.close();
    }

    @Test
    void filesOfOnePartnerAreReadInTheirOrder() {
        List<Integer> read = new CopyOnWriteArrayList<>();
        IntStream.range(0, 100).forEach(i -> lanes.enter("lab", () -> read.add(i)));

        await().until(() -> read.size() == 100);

        assertThat(read).isSorted();
    }

    @Test
    void oneThatTakesLongHoldsUpNoOtherPartner() throws InterruptedException {
        CountDownLatch other = new CountDownLatch(1);
        lanes.enter("slow", this::waitAtTheGate);
        lanes.enter("slow", () -> {});
        lanes.enter("quick", other::countDown);

        assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();

        await().until(() -> lanes.busy() == 2);
        gate.countDown();
        await().until(() -> lanes.busy() == 0);
    }

    @Test
    void aFailureDoesNotCloseTheLane() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        lanes.enter("lab", () -> {
            throw new IllegalStateException("as a test may");
        });
        lanes.enter("lab", next::countDown);

        assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> lanes.busy() == 0);
    }

    private void waitAtTheGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
