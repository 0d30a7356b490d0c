package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.Address;
import io.batchwatch.gateway.profile.MllpDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private IntakeRoom room;
    private int port;
    private OpenDoor door;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.systemUTC());
        Files.writeString(
                room.partners().resolve("lab.yaml"), "partner: lab\nversion: 1\nconstants: {test_kind: LAB}\n");
        camel.getShutdownStrategy().setTimeout(2);
        camel.start();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        door = open(port, 1 << 16);
    }

    @AfterEach
    void close() {
        door.close();
        camel.stop();
    }

    private OpenDoor open(int at, int mostBytes) {
        MllpDoor settings = new MllpDoor(new Address("127.0.0.1", at), 4, mostBytes, Optional.empty());
        return new DoorOpening(
                        "lab",
                        camel,
                        room.start(),
                        new MessageDesk(room.start()),
                        new PartnerLanes(1),
                        Clock.systemUTC())
                .mllp(settings);
    }

    private MllpPeer peer() throws IOException {
        return new MllpPeer(new Socket(InetAddress.getLoopbackAddress(), port));
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
                        for (int i = 0; i < 1000; i++) {
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
    void aPortThatIsTakenIsTold() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> open(taken.getLocalPort(), 1000)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(door.isOpen()).isTrue();
    }
}
