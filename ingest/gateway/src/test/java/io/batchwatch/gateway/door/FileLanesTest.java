package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.intake.IntakeRoom;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLanesTest {
    private static final String HEADER = "sample_id,product,sampled_at,test_kind,analyte,value,purpose\n";
    private static final String ROUTINE = HEADER + "S-1,leek,2026-03-01,LAB,lead,1,ROUTINE\n";

    @TempDir
    private Path data;

    private final CountDownLatch longFile = new CountDownLatch(1);
    private final List<String> read = new CopyOnWriteArrayList<>();
    private IntakeRoom room;
    private FileIntake files;
    private FileIntake urgentFiles;
    private FileLanes lanes;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.systemUTC());
        files = room.start();
        urgentFiles = room.start();
        lanes = new FileLanes(files, urgentFiles, new Urgency(room.profiles()));
    }

    @AfterEach
    void close() {
        longFile.countDown();
        lanes.close();
    }

    @Test
    void aFileInTheFolderForEmergenciesOvertakesALongOne() throws IOException {
        aLongFileIsRead();

        enter("emergency/now.csv", ROUTINE);

        await().until(() -> read.contains("emergency/now.csv"));
        assertThat(longFile.getCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMERGENCY", "emergency", "应急", "应急抽检", "突发"})
    void soDoesASmallFileThatSaysSo(String word) throws IOException {
        aLongFileIsRead();

        enter("utf8.csv", ROUTINE.replace("ROUTINE", word));
        enter("gb.csv", ROUTINE.replace("ROUTINE", word), Charset.forName("GB18030"));

        await().until(() -> read.size() == 2);
        assertThat(longFile.getCount()).isEqualTo(1);
    }

    @Test
    void aPartnersOwnWordForItIsUnderstood() throws IOException {
        Files.writeString(
                room.partners().resolve("stall.yaml"), "partner: stall\ncodes: {purpose: {红色任务: EMERGENCY}}\n");
        aLongFileIsRead();

        enter("a.csv", ROUTINE.replace("ROUTINE", "红色任务"));

        await().until(() -> read.contains("a.csv"));
    }

    @Test
    void allOfAPartnerMayBeAnEmergency() throws IOException {
        Files.writeString(room.partners().resolve("stall.yaml"), "partner: stall\nconstants: {purpose: EMERGENCY}\n");
        aLongFileIsRead();

        enter("a.csv", ROUTINE);

        await().until(() -> read.contains("a.csv"));
    }

    @Test
    void otherFilesWaitTheirTurn() throws IOException {
        aLongFileIsRead();
        enter("first.csv", ROUTINE);
        enter("second.csv", ROUTINE.replace("S-1", "S-2"));
        enter("emergency/third.csv", ROUTINE.replace("S-1", "S-3"));
        await().until(() -> read.contains("emergency/third.csv"));
        assertThat(read).containsExactly("emergency/third.csv");

        longFile.countDown();

        await().until(() -> read.size() == 3);
        assertThat(read).containsExactly("emergency/third.csv", "first.csv", "second.csv");
    }

    @Test
    void emergenciesAreTakenByTheirOwnIntake() throws IOException {
        List<FileIntake> by = new CopyOnWriteArrayList<>();
        aLongFileIsRead();

        Path file = Files.writeString(data.resolve("a.csv"), ROUTINE);
        lanes.enter("stall", Path.of("emergency", "a.csv"), file, by::add);

        await().until(() -> by.size() == 1);
        assertThat(by).containsExactly(urgentFiles);
    }

    private void aLongFileIsRead() {
        lanes.ordinary().enter("stall", () -> {
            try {
                longFile.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void enter(String name, String text) throws IOException {
        enter(name, text, StandardCharsets.UTF_8);
    }

    private void enter(String name, String text, Charset charset) throws IOException {
        Path file = Files.writeString(Files.createTempFile(data, "sent", ".csv"), text, charset);
        lanes.enter("stall", Path.of(name), file, intake -> read.add(name));
    }
}
