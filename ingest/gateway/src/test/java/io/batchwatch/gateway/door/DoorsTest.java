package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.replay.ReplayProgress;
import io.batchwatch.gateway.replay.ReplayRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TEXT =
            "sample_id,product,sampled_at,test_kind,analyte,value\nS-1,leek,2026-03-01,LAB,lead,1\n";

    @TempDir
    private Path data;

    private Path inbox;
    private IntakeRoom room;
    private Doors doors;

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectories(data.resolve("inbox"));
        room = new IntakeRoom(data, Clock.systemUTC());
        doors = Doors.open(inbox, room.profiles(), room.start(), room.start(), room::replays, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void aFileIsTakenAnsweredAndLeavesTheInbox() throws IOException {
        Path file = drop("generic/march.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(file));

        assertThat(room.receipt("generic", "march.csv").get("accepted").asInt()).isEqualTo(1);
        assertThat(doors.isOpen()).isTrue();
    }

    @Test
    void foldersBelowAPartnersAreHisAsWell() throws IOException {
        Path file = drop("generic/2026/三月/快检 1.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(file));

        assertThat(room.receipt("generic", "2026/三月/快检 1.csv").get("partner").asText())
                .isEqualTo("generic");
    }

    @Test
    void whatProgramsHaveNotFinishedWritingIsLeftAlone() throws IOException {
        List<String> unfinished = List.of(
                "generic/a.csv.part",
                "generic/b.tmp",
                "generic/c.csv.filepart",
                "generic/d.crdownload",
                "generic/~$e.csv",
                "generic/f.csv~",
                "generic/.g.csv",
                "generic/.hidden/h.csv",
                "generic/I.CSV.PART",
                "generic/below/j.tmp");
        for (String name : unfinished) {
            drop(name);
        }
        Path whole = drop("generic/whole.csv");
        await().atMost(PATIENCE).until(() -> !Files.exists(whole));
        // A second one: by then every file has been looked at.
        Path other = drop("generic/other.csv");
        await().atMost(PATIENCE).until(() -> !Files.exists(other));

        assertThat(unfinished)
                .allSatisfy(name -> assertThat(inbox.resolve(name)).exists());
        assertThat(room.receipts()).extracting(ReceiptSummary::file).containsExactly("whole.csv", "other.csv");
    }

    @Test
    void whatALinkLeadsToIsNeitherReadNorRemoved() throws IOException {
        Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
        Path secret = Files.writeString(elsewhere.resolve("secret.csv"), TEXT);
        Files.createDirectories(inbox.resolve("generic"));
        Files.createSymbolicLink(inbox.resolve("generic/folder"), elsewhere);
        Files.createSymbolicLink(inbox.resolve("generic/file.csv"), secret);
        Path whole = drop("generic/whole.csv");
        await().atMost(PATIENCE).until(() -> !Files.exists(whole));
        // A second one: by then every file has been looked at.
        Path other = drop("generic/other.csv");
        await().atMost(PATIENCE).until(() -> !Files.exists(other));

        assertThat(secret).exists();
        assertThat(room.receipts()).extracting(ReceiptSummary::file).containsExactly("whole.csv", "other.csv");
    }

    @Test
    void whoeverRunsTheHouseMayPutAPartnersFolderElsewhere() throws IOException {
        Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
        Files.createSymbolicLink(inbox.resolve("generic"), elsewhere);
        Path file = drop("generic/march.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(file));

        assertThat(room.receipt("generic", "march.csv").get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeHoldsUpNobody() throws IOException, InterruptedException {
        Files.createDirectories(inbox.resolve("generic"));
        String pipe = inbox.resolve("generic/pipe.csv").toString();
        assumeThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        Path file = drop("generic/march.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(file));
    }

    @Test
    void aFileWithoutAPartnersFolderIsAnsweredAsWell() throws IOException {
        Path file = drop("lost.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(file));

        assertThat(room.receipt("no-partner", "lost.csv").get("unreadable").asText())
                .isEqualTo("unknown-partner");
    }

    @Test
    void whileKafkaIsAwayAFileStaysAndIsTakenLater() throws IOException {
        room.unreachable(Optional.of(Topics.RESULTS));
        Path file = drop("generic/march.csv");
        await().atMost(PATIENCE).until(() -> Files.exists(data.resolve("archive/generic/.arrivals")));
        await().atMost(PATIENCE).until(() -> doors.busy() == 0);
        assertThat(file).exists();
        assertThat(room.hasReceipt("generic", "march.csv")).isFalse();

        room.unreachable(Optional.empty());

        await().atMost(PATIENCE).until(() -> !Files.exists(file));
        assertThat(room.receipt("generic", "march.csv").get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void aFolderThatAProfileNamesIsADoorUntilTheProfileNamesItNoMore() throws IOException {
        Path spool = Files.createDirectories(data.resolve("spool of the analyser"));
        profile("doors: [{folder: {path: '%s', still: PT0.05S}}]".formatted(spool));
        Path file = Files.writeString(spool.resolve("day 1.csv"), TEXT);

        await().atMost(PATIENCE).until(() -> !Files.exists(file));
        assertThat(room.results().get(0).provenance().transport()).isEqualTo("folder");
        assertThat(room.receipt("stall", "day 1.csv").get("accepted").asInt()).isEqualTo(1);

        profile("title: no doors any more");
        await().atMost(PATIENCE).until(() -> {
            Path probe = Files.writeString(spool.resolve("probe.csv"), TEXT);
            Path inboxFile = drop("stall/probe.csv");
            await().atMost(PATIENCE).until(() -> !Files.exists(inboxFile));
            return Files.exists(probe);
        });
    }

    @Test
    void aDoorThatCannotBeOpenedKeepsNoOtherOneShut() throws IOException {
        Path noFolder = Files.writeString(data.resolve("file"), "");
        profile("doors: [{folder: {path: '%s'}}]".formatted(noFolder));
        await().atMost(PATIENCE).until(() -> !doors.areAllOpen());

        Path file = drop("generic/march.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(file));
        assertThat(doors.isOpen()).isTrue();
    }

    @Test
    void whatSomebodyWantsReadAnewIsReadAnewByTheProfileOfToday() throws IOException {
        profile("constants: {test_kind: RAPID}");
        Path file = drop("stall/march.csv");
        await().atMost(PATIENCE).until(() -> !Files.exists(file));
        profile("constants: {test_kind: SELF_CHECK}");

        String id = room.replayFolder().ask(ReplayRequest.of("stall", Instant.EPOCH));

        await().atMost(PATIENCE).until(() -> room.replayFolder()
                .progress(id)
                .filter(ReplayProgress::isDone)
                .isPresent());
        assertThat(room.replayFolder().progress(id)).contains(new ReplayProgress(1, 1, 0, 1, 1, 0, 0, 0, "", true));
        assertThat(room.results())
                .extracting(result -> result.item().kind())
                .containsExactly(TestKind.RAPID, TestKind.SELF_CHECK);
    }

    @Test
    void aReplayThatKafkaDoesNotTakeGoesOnLater() throws IOException {
        profile("title: stall");
        Path file = drop("stall/march.csv");
        await().atMost(PATIENCE).until(() -> !Files.exists(file));
        room.unreachable(Optional.of(Topics.RESULTS));
        String id = room.replayFolder().ask(ReplayRequest.of("stall", Instant.EPOCH));
        await().atMost(PATIENCE).until(() -> room.replayFolder()
                .progress(id)
                .filter(progress -> !progress.failure().isEmpty())
                .isPresent());

        room.unreachable(Optional.empty());

        await().atMost(PATIENCE).until(() -> room.replayFolder()
                .progress(id)
                .filter(ReplayProgress::isDone)
                .isPresent());
        assertThat(room.results()).hasSize(2);
    }

    private void profile(String line) throws IOException {
        Files.writeString(room.partners().resolve("stall.yaml"), "partner: stall\nversion: 1\n" + line + "\n");
    }

    /** As careful senders do: write elsewhere, then move. */
    private Path drop(String name) throws IOException {
        Path target = inbox.resolve(name);
        Files.createDirectories(target.getParent());
        Path written = Files.writeString(Files.createTempFile(data, "sent", ".csv"), TEXT);
        return Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
