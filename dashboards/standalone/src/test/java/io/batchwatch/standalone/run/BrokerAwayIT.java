package io.batchwatch.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of results while Kafka is away, and after: nothing is lost, nothing counts twice, and everybody is told. */
class BrokerAwayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SENDERS = 3;
    private static final int MESSAGES_EACH = 40;
    private static final int ROWS_EACH = 25;
    private static final int ROWS_OF_FILE = 30_000;

    @TempDir
    private Path root;

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger toldToComeAgain = new AtomicInteger();

    @Test
    void nothingIsHalfTakenLostOrCountedTwice() throws Exception {
        try (OpenRooms rooms = new OpenRooms(root)) {
            List<CompletableFuture<Void>> senders = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                String name = "P" + sender;
                senders.add(CompletableFuture.runAsync(() -> sendAll(rooms, name)));
            }
            await("load").atMost(PATIENCE).until(() -> taken.get() > SENDERS * MESSAGES_EACH / 4);
            Path file;
            try (OpenRooms.Away brokerComesBack = rooms.withoutBroker()) {
                assertThat(brokerComesBack).isNotNull();
                file = drop(rooms, "large.csv");
                await("senders hear of it").atMost(PATIENCE).until(() -> toldToComeAgain.get() >= SENDERS);
                assertThat(file).as("it waits where it is").exists();
                assertThat(root.resolve("receipts/generic/large.csv.receipt.json"))
                        .doesNotExist();
                assertThat(taken.get()).isLessThan(SENDERS * MESSAGES_EACH);
            }
            CompletableFuture.allOf(senders.toArray(new CompletableFuture<?>[0]))
                    .join();
            await("the file is taken by itself").atMost(PATIENCE).until(() -> !Files.exists(file));

            int all = SENDERS * MESSAGES_EACH * ROWS_EACH + ROWS_OF_FILE;
            await("all is in the history")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(RunningHouse.query(
                                    root, "select count(*), count(distinct result_id) from results_log"))
                            .containsExactly(all + "," + all));
        }
        assertThat(taken.get()).isEqualTo(SENDERS * MESSAGES_EACH);
    }

    /** Says each message until it hears that it was taken. */
    private void sendAll(OpenRooms rooms, String sender) {
        for (int message = 0; message < MESSAGES_EACH; message++) {
            CanonicalCsv rows = new CanonicalCsv(sender + "-" + message, "2026-03-02");
            for (int row = 0; row < ROWS_EACH; row++) {
                rows.chives("<0.01");
            }
            await("a message is taken")
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isTaken(rooms.push(rows.text())));
            taken.incrementAndGet();
        }
    }

    private boolean isTaken(HttpResponse<String> answer) {
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            toldToComeAgain.incrementAndGet();
            return false;
        }
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rows\" : " + ROWS_EACH).contains("\"rejected\" : 0");
        return true;
    }

    private Path drop(OpenRooms rooms, String name) throws Exception {
        CanonicalCsv rows = new CanonicalCsv("F", "2026-03-02");
        for (int row = 0; row < ROWS_OF_FILE; row++) {
            rows.chives("<0.01");
        }
        Path written = Files.writeString(root.resolve("sent.tmp"), rows.text());
        Path inbox = Files.createDirectories(rooms.inbox().resolve("generic"));
        return Files.move(written, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
