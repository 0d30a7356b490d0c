package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.Address;
import io.batchwatch.gateway.profile.MllpDoor;
import io.batchwatch.gateway.profile.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets, and a laboratory system at the other end. */
class MllpDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MESSAGE =
            "MSH|^~\\&|LIMS|Lab|BW|County|20260301120000||ORU^R01^ORU_R01|M-1|P|2.5.1||||||UNICODE UTF-8\r"
                    + "OBR|1|P-7|F-7|PEST\r"
                    + "OBX|1|NM|PB^铅^L||0.05|mg/kg|||||F\r"
                    + "SPM|1|S-1||LK^韭菜^L|||||||||||||20260228\r";

    @TempDir
    private Path data;

    private IntakeRoom room;
    private Listening door;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.systemUTC());
        Files.writeString(
                room.partners().resolve("lab.yaml"), "partner: lab\nversion: 1\nconstants: {test_kind: LAB}\n");
        door = open(0, Optional.empty());
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Listening open(int port, Optional<MllpDoor.Tls> tls) {
        MllpDoor settings = new MllpDoor(new Address("127.0.0.1", port), 4, 1 << 16, tls);
        return (Listening) new DoorOpening(
                        "lab",
                        new DefaultCamelContext(),
                        room.start(),
                        new MessageDesk(room.start()),
                        new PartnerLanes(1),
                        data.resolve("doors"),
                        Clock.systemUTC())
                .mllp(settings);
    }

    private MllpPeer peer() throws IOException {
        return new MllpPeer(new Socket(InetAddress.getLoopbackAddress(), door.port()));
    }

    @Test
    void aMessageIsTakenAndAcknowledged() throws IOException {
        try (MllpPeer peer = peer()) {
            assertThat(peer.sends(MESSAGE)).contains("MSA|AA|M-1|");
        }
        assertThat(room.results()).singleElement().satisfies(result -> {
            assertThat(result.item().analyte().name()).isEqualTo("铅");
            assertThat(result.sample().sampleId()).isEqualTo("S-1");
            assertThat(result.provenance().transport()).isEqualTo("mllp");
        });
    }

    @Test
    void anObservationThatIsRefusedIsNamedAndTheOthersAreTaken() throws IOException {
        try (MllpPeer peer = peer()) {
            String answer = peer.sends(MESSAGE.replace("SPM|1", "OBX|2|NM|CD^镉^L||many|mg/kg|||||F\rSPM|1"));

            assertThat(answer)
                    .contains("MSA|AE|M-1|1 of 2 rejected")
                    .contains("ERR||OBX^2^5|102^")
                    .contains("不是数值");
        }
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void aMessageOfAnotherKindIsRejected() throws IOException {
        try (MllpPeer peer = peer()) {
            assertThat(peer.sends(MESSAGE.replace("ORU^R01^ORU_R01", "ADT^A01")))
                    .contains("MSA|AR|M-1|");
            assertThat(peer.sends("hello")).contains("MSA|AE||");
        }
        assertThat(room.results()).isEmpty();
    }

    @Test
    void whileKafkaIsAwayTheMessageIsRejectedAndLaterTaken() throws IOException {
        room.unreachable(Optional.of(Topics.RESULTS));
        try (MllpPeer peer = peer()) {
            assertThat(peer.sends(MESSAGE))
                    .contains("MSA|AR|M-1|not taken, send it again")
                    .contains("ERR|||207^");
            assertThat(room.results()).isEmpty();
            room.unreachable(Optional.empty());

            await().atMost(PATIENCE).until(() -> peer.sends(MESSAGE).contains("MSA|AA|M-1|"));
        }
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void severalSystemsAtATimeAndOneMessageBehindTheOther() throws IOException {
        try (MllpPeer one = peer();
                MllpPeer other = peer()) {
            for (int i = 0; i < 10; i++) {
                assertThat(one.sends(MESSAGE.replace("S-1", "A-" + i))).contains("MSA|AA|");
                assertThat(other.sends(MESSAGE.replace("S-1", "B-" + i))).contains("MSA|AA|");
            }
        }
        assertThat(room.results()).hasSize(20);
    }

    @Test
    void aMessageCutInTheMiddleIsNotHalfTaken() throws IOException {
        try (MllpPeer peer = peer()) {
            peer.write("\u000b" + MESSAGE.substring(0, MESSAGE.length() / 2));
        }
        try (MllpPeer peer = peer()) {
            assertThat(peer.sends(MESSAGE.replace("S-1", "S-2"))).contains("MSA|AA|");
        }
        assertThat(room.results())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-2");
    }

    @Test
    void aMessageWithoutAnEndIsCutOff() throws IOException {
        try (MllpPeer peer = peer()) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            peer.write("\u000b" + "x".repeat(1 << 12));
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        try (MllpPeer peer = peer()) {
            assertThat(peer.sends(MESSAGE)).contains("MSA|AA|");
        }
    }

    @Test
    void onlySoManySystemsAreLetIn() throws IOException {
        List<MllpPeer> peers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            peers.add(peer());
            assertThat(peers.get(i).sends(MESSAGE)).contains("MSA|AA|");
        }
        try (MllpPeer oneMore = peer()) {
            assertThat(oneMore.hears()).isNegative();
        }
        for (MllpPeer peer : peers) {
            peer.close();
        }
    }

    @Test
    void messagesMayComeOverTls() throws Exception {
        Path store = data.resolve("mllp.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mllp",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "open sesame",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(tool.waitFor()).isZero();
        Path password = Files.writeString(data.resolve("password"), "open sesame\n");
        KeyStore trusted = KeyStore.getInstance(store.toFile(), "open sesame".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);

        try (Listening secure = open(0, Optional.of(new MllpDoor.Tls(store, new Secret.FromFile(password))));
                MllpPeer peer = new MllpPeer(
                        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), secure.port()))) {
            assertThat(peer.sends(MESSAGE)).contains("MSA|AA|M-1|");
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> open(taken.getLocalPort(), Optional.empty()))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(door.isOpen()).isTrue();
    }
}
