package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.Address;
import io.batchwatch.gateway.profile.RemoteFolder;
import io.batchwatch.gateway.profile.RemoteFolder.After;
import io.batchwatch.gateway.profile.RemoteFolder.Login;
import io.batchwatch.gateway.profile.RemoteFolder.Server;
import io.batchwatch.gateway.profile.RemoteFolder.Whole;
import io.batchwatch.gateway.profile.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers of SFTP and FTP. */
class RemoteDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final KeyPair HOST = FileServer.Sftp.key();
    private static final KeyPair USER = FileServer.Sftp.key();
    private static final String TEXT =
            "sample_id,product,sampled_at,test_kind,analyte,value\nS-1,leek,2026-03-01,LAB,lead,1\n";

    @TempDir
    private Path data;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PartnerLanes lanes = new PartnerLanes(1);
    private IntakeRoom room;
    private Path home;
    private Path password;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.systemUTC());
        home = Files.createDirectories(data.resolve("home"));
        Files.createDirectories(home.resolve("out"));
        password = Files.writeString(data.resolve("password"), FileServer.PASSWORD + "\n");
        camel.getShutdownStrategy().setTimeout(2);
        camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
        lanes.close();
    }

    @Test
    void aFileIsFetchedAnsweredAndDeletedThere() throws Exception {
        Path file = drop("march.csv");
        try (FileServer.Sftp server = sftp();
                OpenDoor door = door(sftp(server), new After.Delete())) {
            await().atMost(PATIENCE).until(() -> !Files.exists(file));
            await().atMost(PATIENCE).until(door::isOpen);
        }
        assertThat(room.receipt("generic", "march.csv").get("accepted").asInt()).isEqualTo(1);
        assertThat(room.results().get(0).provenance().transport()).isEqualTo("sftp");
    }

    @Test
    void aFileIsMovedThereUnderANameOfItsOwn() throws Exception {
        Path file = drop("三月 1.csv");
        try (FileServer.Sftp server = sftp();
                OpenDoor door = door(sftp(server), new After.Move("done"))) {
            await().atMost(PATIENCE).until(() -> !Files.exists(file));
            await().atMost(PATIENCE).until(door::isOpen);
        }
        try (Stream<Path> done = Files.list(home.resolve("out/done"))) {
            assertThat(done.map(path -> path.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .endsWith("-三月 1.csv");
        }
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void aKeyOpensAsWellAsAPassword() throws Exception {
        Path file = drop("march.csv");
        StringWriter key = new StringWriter();
        key.write("-----BEGIN PRIVATE KEY-----\n");
        key.write(Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(USER.getPrivate().getEncoded()));
        key.write("\n-----END PRIVATE KEY-----\n");
        Path keyFile = Files.writeString(data.resolve("id_rsa"), key.toString());
        try (FileServer.Sftp server = sftp();
                OpenDoor door = door(
                        new Server.Sftp(
                                new Address("127.0.0.1", server.port()),
                                FileServer.USER,
                                new Login.Key(keyFile, Optional.empty()),
                                server.knownHosts(data.resolve("known_hosts"))),
                        new After.Delete())) {
            await().atMost(PATIENCE).until(() -> !Files.exists(file));
            await().atMost(PATIENCE).until(door::isOpen);
        }
    }

    @Test
    void aServerThatIsNotTheOneWeKnowGetsNothing() throws Exception {
        Path file = drop("march.csv");
        try (FileServer.Sftp server = sftp()) {
            Path others = server.knownHosts(data.resolve("known_hosts"), USER);
            try (OpenDoor door = door(
                    new Server.Sftp(
                            new Address("127.0.0.1", server.port()),
                            FileServer.USER,
                            new Login.Password(new Secret.FromFile(password)),
                            others),
                    new After.Delete())) {
                await().pollDelay(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> !door.isOpen());
                assertThat(file).exists();
            }
        }
        assertThat(room.results()).isEmpty();
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws Exception {
        Path growing = drop("growing.csv");
        try (FileServer.Sftp server = sftp();
                OpenDoor door = door(
                        sftp(server), new After.Delete(), new Whole.Still(Duration.ofHours(1)), Optional.empty())) {
            await().atMost(PATIENCE).until(door::isOpen);
            drop("b.csv.part");
            await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> Files.exists(growing));
        }
        assertThat(room.results()).isEmpty();
    }

    @Test
    void aDoneFileTellsThatAFileIsWhole() throws Exception {
        Path whole = drop("whole.csv");
        Path other = drop("other.csv");
        Path done = Files.writeString(home.resolve("out/whole.csv.done"), "");
        try (FileServer.Sftp server = sftp();
                OpenDoor door = door(sftp(server), new After.Delete(), new Whole.DoneFile(".done"), Optional.empty())) {
            await().atMost(PATIENCE).until(() -> !Files.exists(whole) && !Files.exists(done));
            await().atMost(PATIENCE).until(door::isOpen);
        }
        assertThat(other).exists();
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void receiptsAreWrittenBackBeforeTheFileGoes() throws Exception {
        Path file = drop("march.csv");
        try (FileServer.Sftp server = sftp();
                OpenDoor door =
                        door(sftp(server), new After.Delete(), new Whole.Still(OFTEN), Optional.of("receipts"))) {
            await().atMost(PATIENCE).until(() -> !Files.exists(file));
            await().atMost(PATIENCE).until(door::isOpen);
        }
        assertThat(home.resolve("receipts/march.csv.receipt.json"))
                .hasSameTextualContentAs(data.resolve("receipts/generic/march.csv.receipt.json"));
    }

    @Test
    void whileKafkaIsAwayTheFileStaysOnTheServer() throws Exception {
        room.unreachable(Optional.of(Topics.RESULTS));
        Path file = drop("march.csv");
        try (FileServer.Sftp server = sftp();
                OpenDoor door = door(sftp(server), new After.Delete())) {
            await().atMost(PATIENCE).until(() -> Files.exists(data.resolve("archive/generic/.arrivals")));
            await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> Files.exists(file));
            room.unreachable(Optional.empty());

            await().atMost(PATIENCE).until(() -> !Files.exists(file));
            await().atMost(PATIENCE).until(door::isOpen);
        }
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsReachedAgain() throws Exception {
        FileServer.Sftp before = sftp();
        int port = before.port();
        try (OpenDoor door = door(sftp(before), new After.Delete())) {
            await().atMost(PATIENCE).until(door::isOpen);
            before.close();
            await().atMost(PATIENCE).until(() -> !door.isOpen());
            Path file = drop("march.csv");
            try (FileServer.Sftp again = FileServer.Sftp.over(home, port, HOST, USER)) {
                await().atMost(PATIENCE).until(() -> !Files.exists(file));
                assertThat(again.port()).isEqualTo(port);
            }
        }
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void whatWasAnsweredButNotRemovedIsNotReadTwice() throws Exception {
        Path file = drop("march.csv");
        try (FileServer.Sftp server = sftp()) {
            try (OpenDoor door = door(sftp(server), new After.Delete())) {
                await().atMost(PATIENCE).until(() -> !Files.exists(file));
                await().atMost(PATIENCE).until(door::isOpen);
            }
            long answered = room.receipts().size();
            // As after a crash between the answer and the removal: the same file, of the same time.
            Files.writeString(file, TEXT);
            Files.setLastModifiedTime(file, TIME);
            try (OpenDoor door = door(sftp(server), new After.Delete())) {
                await().atMost(PATIENCE).until(() -> !Files.exists(file));
                await().atMost(PATIENCE).until(door::isOpen);
            }
            assertThat(room.receipts()).hasSize((int) answered);
        }
    }

    @Test
    void filesAreFetchedOverFtpAsWell() throws Exception {
        List<Path> files = List.of(drop("a.csv"), drop("b.csv"), drop("c.csv"));
        try (FileServer.Ftp server = new FileServer.Ftp(home);
                OpenDoor door = door(
                        new Server.Ftp(
                                new Address("127.0.0.1", server.port()),
                                FileServer.USER,
                                new Secret.FromFile(password)),
                        new After.Delete(),
                        new Whole.Still(OFTEN),
                        Optional.of("receipts"))) {
            await().atMost(PATIENCE).until(() -> files.stream().noneMatch(Files::exists));
            await().atMost(PATIENCE).until(door::isOpen);
        }
        assertThat(room.receipts()).hasSize(3);
        assertThat(home.resolve("receipts/c.csv.receipt.json")).exists();
        assertThat(room.results().get(0).provenance().transport()).isEqualTo("ftp");
    }

    @Test
    void aSecretThatIsNotThereIsTold() throws Exception {
        try (FileServer.Sftp server = sftp()) {
            Server nobody = new Server.Sftp(
                    new Address("127.0.0.1", server.port()),
                    FileServer.USER,
                    new Login.Password(new Secret.FromEnvironment("BATCHWATCH_NO_SUCH_SECRET")),
                    server.knownHosts(data.resolve("known_hosts")));

            assertThatThrownBy(() -> door(nobody, new After.Delete()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("BATCHWATCH_NO_SUCH_SECRET");
        }
    }

    private static final FileTime TIME = FileTime.from(1_772_000_000, TimeUnit.SECONDS);

    private Path drop(String name) throws IOException {
        Path file = Files.writeString(home.resolve("out").resolve(name), TEXT);
        return Files.setLastModifiedTime(file, TIME);
    }

    private FileServer.Sftp sftp() {
        return FileServer.Sftp.over(home, 0, HOST, USER);
    }

    private Server sftp(FileServer.Sftp server) throws IOException {
        return new Server.Sftp(
                new Address("127.0.0.1", server.port()),
                FileServer.USER,
                new Login.Password(new Secret.FromFile(password)),
                server.knownHosts(data.resolve("known_hosts")));
    }

    private OpenDoor door(Server server, After after) {
        return door(server, after, new Whole.Still(OFTEN), Optional.empty());
    }

    private OpenDoor door(Server server, After after, Whole whole, Optional<String> receipts) {
        return new DoorOpening(
                        "generic",
                        camel,
                        room.start(),
                        new MessageDesk(room.start()),
                        lanes,
                        data.resolve("doors"),
                        Clock.systemUTC())
                .remoteFolder(new RemoteFolder(server, "out", after, whole, receipts, OFTEN));
    }
}
