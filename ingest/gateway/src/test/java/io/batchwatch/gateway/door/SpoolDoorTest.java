package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.SpoolDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEADER = "sample_id,product,sampled_at,test_kind,analyte,value\n";
    private static final String ROW = "S-%d,leek,2026-03-01,LAB,lead,1\n";

    @TempDir
    private Path data;

    private final PartnerLanes lanes = new PartnerLanes(1);
    private IntakeRoom room;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.systemUTC());
        file = Files.createDirectories(data.resolve("spool")).resolve("line.csv");
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    private OpenDoor door(Path folder) {
        return new DoorOpening(
                        "generic",
                        new DefaultCamelContext(),
                        room.start(),
                        new MessageDesk(room.start()),
                        lanes,
                        data.resolve("doors"),
                        Clock.systemUTC())
                .spool(new SpoolDoor(folder, Duration.ofMillis(50), 1));
    }

    @Test
    void aFileThatGrowsIsTakenLineByLineAndNothingTwice() throws IOException {
        append(HEADER + ROW.formatted(1) + "S-2,le");
        try (OpenDoor door = door(file.getParent())) {
            await().atMost(PATIENCE).until(() -> room.results().size() == 1);
            append("ek,2026-03-01,LAB,lead,1\n");
            await().atMost(PATIENCE).until(() -> room.results().size() == 2);
            await().atMost(PATIENCE).until(door::isOpen);
        }
        append(ROW.formatted(3));
        try (OpenDoor door = door(file.getParent())) {
            await().atMost(PATIENCE).until(() -> room.results().size() == 3);
            await().atMost(PATIENCE).until(door::isOpen);
        }
        assertThat(room.results())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-1", "S-2", "S-3");
        assertThat(room.results().get(0).provenance().transport()).isEqualTo("spool");
        assertThat(file).exists();
    }

    @Test
    void whileKafkaIsAwayItWaits() throws IOException {
        room.unreachable(Optional.of(Topics.RESULTS));
        append(HEADER + ROW.formatted(1));
        try (OpenDoor door = door(file.getParent())) {
            await().atMost(PATIENCE).until(() -> Files.exists(data.resolve("archive/generic/.arrivals")));
            room.unreachable(Optional.empty());

            await().atMost(PATIENCE).until(() -> room.receipts().size() == 1);
            await().atMost(PATIENCE).until(door::isOpen);
        }
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatThrownBy(() -> door(data.resolve("nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
