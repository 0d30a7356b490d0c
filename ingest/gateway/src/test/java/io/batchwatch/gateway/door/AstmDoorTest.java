package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.astm.link.FrameText;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.Address;
import io.batchwatch.gateway.profile.AstmDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets, and an instrument at the other end. */
class AstmDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEADER = "H|\\^&|||PR-7";
    private static final String ORDER = "O|1|S-1|||||20260301083000||||||||leek";
    private static final String RESULT = "R|1|lead|0.05|mg/kg";
    private static final String END = "L|1|N";

    @TempDir
    private Path data;

    private IntakeRoom room;
    private AstmListening door;

    @BeforeEach
    void open() throws IOException {
        room = new IntakeRoom(data, Clock.systemUTC());
        Files.writeString(
                room.partners().resolve("counter.yaml"),
                "partner: counter\nversion: 1\nconstants: {test_kind: RAPID}\n");
        door = (AstmListening) new DoorOpening(
                        "counter",
                        new DefaultCamelContext(),
                        room.start(),
                        new MessageDesk(room.start()),
                        new PartnerLanes(1),
                        data.resolve("doors"),
                        Clock.systemUTC())
                .astm(new AstmDoor(new AstmDoor.Side.Listen(new Address("127.0.0.1", 0))));
    }

    @AfterEach
    void close() {
        door.close();
    }

    private AstmMessages messages() {
        return new AstmMessages("counter", new MessageDesk(room.start()), Clock.systemUTC());
    }

    @Test
    void whatAnInstrumentSendsIsTakenBeforeItIsAcknowledged() throws IOException {
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            assertThat(instrument.sends(HEADER, ORDER, RESULT, END)).isTrue();

            TestResult result = room.results().get(0);
            assertThat(result.sample().sampleId()).isEqualTo("S-1");
            assertThat(result.provenance().transport()).isEqualTo("astm");
            assertThat(room.receipts()).hasSize(1);
        }
    }

    @Test
    void oneMessageBehindTheOther() throws IOException {
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            for (int i = 0; i < 20; i++) {
                assertThat(instrument.sends(HEADER, ORDER.replace("S-1", "S-" + i), RESULT, END))
                        .isTrue();
            }
        }
        assertThat(room.results()).hasSize(20);
    }

    @Test
    void severalInstrumentsAtATime() throws IOException {
        try (Instrument one = Instrument.calling(door.listening().port());
                Instrument other = Instrument.calling(door.listening().port())) {
            assertThat(one.says(Instrument.ENQ)).isEqualTo(Instrument.ACK);
            assertThat(other.sends(HEADER, ORDER, RESULT, END)).isTrue();
            assertThat(one.says(FrameText.frames(List.of(HEADER)).get(0))).isEqualTo(Instrument.ACK);
        }
    }

    @Test
    void aMessageCutWithinAFrameIsNotHalfTaken() throws IOException {
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            instrument.says(Instrument.ENQ);
            List<String> frames = FrameText.frames(List.of(HEADER, ORDER, RESULT, END));
            assertThat(instrument.says(frames.get(0))).isEqualTo(Instrument.ACK);
            assertThat(instrument.says(frames.get(1))).isEqualTo(Instrument.ACK);
            instrument.write(frames.get(2).substring(0, 8));
        }
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            assertThat(instrument.sends(HEADER, ORDER.replace("S-1", "S-2"), RESULT, END))
                    .isTrue();
        }

        assertThat(room.results())
                .extracting(result -> result.sample().sampleId())
                .containsExactly("S-2");
    }

    @Test
    void whileKafkaIsAwayTheMessageIsRefusedAndLaterTaken() throws IOException {
        room.unreachable(Optional.of(Topics.RESULTS));
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            assertThat(instrument.sends(HEADER, ORDER, RESULT, END)).isFalse();
            assertThat(room.results()).isEmpty();
            room.unreachable(Optional.empty());

            await().atMost(PATIENCE).until(() -> instrument.sends(HEADER, ORDER, RESULT, END));
        }
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void theSameMessageTwiceCountsOnce() throws IOException {
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            assertThat(instrument.sends(HEADER, ORDER, RESULT, END)).isTrue();
            assertThat(instrument.sends(HEADER, ORDER, RESULT, END)).isTrue();
        }
        assertThat(room.results()).hasSize(1);
        assertThat(room.receipts().get(1).duplicates()).isEqualTo(1);
    }

    @Test
    void aQueryIsAnswered() throws IOException {
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            assertThat(instrument.sends(HEADER, "Q|1|^S-1||ALL", END)).isTrue();
            assertThat(instrument.hears()).isEqualTo(Instrument.ENQ);
        }
    }

    @Test
    void anInstrumentThatListensIsCalledAndCalledAgain() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AstmCalling calling = AstmCalling.open(
                        new Address("127.0.0.1", listening.getLocalPort()), messages(), Clock.systemUTC())) {
            for (int i = 0; i < 2; i++) {
                try (Instrument instrument = new Instrument(listening.accept())) {
                    await().atMost(PATIENCE).until(calling::isOpen);
                    assertThat(instrument.sends(HEADER, ORDER.replace("S-1", "S-" + i), RESULT, END))
                            .isTrue();
                }
            }
        }
        assertThat(room.results()).hasSize(2);
    }

    @Test
    void anInstrumentThatIsSwitchedOffKeepsTheDoorShutAndNothingElse() throws Exception {
        int nobody;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = listening.getLocalPort();
        }
        AstmCalling calling = AstmCalling.open(new Address("127.0.0.1", nobody), messages(), Clock.systemUTC());

        assertThat(calling.isOpen()).isFalse();
        assertThat(CompletableFuture.runAsync(calling::close)).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void aDoorThatShutsLetsNobodyIn() throws IOException {
        try (Instrument instrument = Instrument.calling(door.listening().port())) {
            assertThat(instrument.sends(HEADER, ORDER, RESULT, END)).isTrue();
            door.close();

            assertThat(instrument.hears()).isNegative();
            assertThat(door.isOpen()).isFalse();
        }
    }

    /** Our answers to them fill what lies between us, and the next one can be written to nobody. */
    @Test
    @Timeout(60)
    void whoNeverReadsOurAnswersDoesNotKeepTheDoorFromShutting() throws Exception {
        Listening listening = Listening.open(
                "counter",
                new Address("127.0.0.1", 0),
                ServerSocketFactory.getDefault(),
                2,
                socket -> new AstmLine(socket, messages(), Clock.systemUTC()),
                Duration.ofSeconds(1));
        try (Socket first = deaf(listening.port());
                Socket second = deaf(listening.port())) {
            Instant before = Instant.now();

            listening.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(Stream.of(first, second)).allMatch(AstmDoorTest::isCut);
        }
    }

    private static Socket deaf(int port) throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        AtomicLong written = new AtomicLong();
        Thread asking = new Thread(() -> {
            byte[] enquiries = new byte[1024];
            Arrays.fill(enquiries, (byte) 0x05);
            try {
                while (true) {
                    socket.getOutputStream().write(enquiries);
                    written.incrementAndGet();
                }
            } catch (IOException e) {
                written.set(Long.MIN_VALUE);
            }
        });
        asking.setDaemon(true);
        asking.start();
        AtomicLong before = new AtomicLong(-1);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> before.getAndSet(written.get()) == written.get());
        return socket;
    }

    private static boolean isCut(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what lay between us
            }
            return true;
        } catch (IOException e) {
            return true;
        }
    }
}
