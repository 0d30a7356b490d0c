package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchwatch.contract.Topics;
import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.MqttDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker that speaks MQTT 5. */
@Timeout(120)
class MqttListeningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEADER = "sample_id,product,sampled_at,test_kind,analyte,value\n";

    @TempDir
    private Path data;

    private final List<MqttMessage> receipts = new CopyOnWriteArrayList<>();
    private EmbeddedActiveMQ broker;
    private int port;
    private IntakeRoom room;
    private MqttListening door;
    private MqttClient sender;

    @BeforeEach
    void open() throws Exception {
        room = new IntakeRoom(data, Clock.systemUTC());
        broker = broker(0);
        port = broker.getActiveMQServer()
                .getRemotingService()
                .getAcceptor("mqtt")
                .getActualPort();
        listen();
        sender = new MqttClient(address(), "counter", new MemoryPersistence());
        sender.connect();
        sender.subscribe(
                new MqttSubscription[] {new MqttSubscription("counter/receipts", 1)},
                new IMqttMessageListener[] {(topic, message) -> receipts.add(message)});
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        sender.disconnectForcibly(0, 100);
        sender.close(true);
        broker.stop();
    }

    @Test
    void whoNamesATopicForItGetsTheReceiptThere() throws Exception {
        publish(row(1));

        await().atMost(PATIENCE).until(() -> receipts.size() == 1);
        assertThat(receipts.get(0).getProperties().getCorrelationData()).isEqualTo(new byte[] {4, 2});
        assertThat(new ObjectMapper()
                        .readTree(receipts.get(0).getPayload())
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(room.results())
                .singleElement()
                .satisfies(result -> assertThat(result.provenance().transport()).isEqualTo("mqtt"));
    }

    @Test
    void theSameMessageTwiceCountsOnce() throws Exception {
        publish(row(1));
        publish(row(1));

        await().atMost(PATIENCE).until(() -> receipts.size() == 2);
        assertThat(room.results()).hasSize(1);
        assertThat(new String(receipts.get(1).getPayload(), StandardCharsets.UTF_8))
                .contains("\"duplicates\" : 1");
    }

    @Test
    void whileOurKafkaIsAwayTheBrokerKeepsWhatComes() throws Exception {
        room.unreachable(Optional.of(Topics.RESULTS));
        for (int i = 0; i < 30; i++) {
            publish(row(i));
        }
        await().atMost(PATIENCE)
                .until(() -> data.resolve("archive/generic").toFile().exists());
        assertThat(receipts).isEmpty();

        room.unreachable(Optional.empty());

        await().atMost(PATIENCE).until(() -> receipts.size() == 30);
        assertThat(room.results()).hasSize(30);
    }

    @Test
    void whatWasNotAcknowledgedComesAgainAfterTheDoorWasShut() throws Exception {
        room.unreachable(Optional.of(Topics.RESULTS));
        publish(row(1));
        await().atMost(PATIENCE)
                .until(() -> data.resolve("archive/generic").toFile().exists());
        door.close();
        room.unreachable(Optional.empty());

        listen();

        await().atMost(PATIENCE).until(() -> receipts.size() == 1);
        assertThat(room.results()).hasSize(1);
    }

    @Test
    void aBrokerThatComesBackIsListenedToAgain() throws Exception {
        broker.stop();
        await().atMost(PATIENCE).until(() -> !door.isOpen());

        broker = broker(port);

        await().atMost(PATIENCE).until(() -> door.isOpen());
    }

    @Test
    void aTopicThatTheBrokerRefusesIsNotListenedTo() throws Exception {
        try (ServerSocket refusing = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            refusing.setSoTimeout((int) PATIENCE.toMillis());
            MqttDoor asked = new MqttDoor(
                    "tcp://127.0.0.1:" + refusing.getLocalPort(), "denied/#", "batchwatch-denied", Optional.empty());
            try (OpenDoor denied =
                    MqttListening.open("generic", asked, new MessageDesk(room.start()), Clock.systemUTC())) {
                assertThat(hangsUpWhenRefused(refusing)).isTrue();
                assertThat(hangsUpWhenRefused(refusing)).isTrue();
                assertThat(denied.isOpen()).isFalse();
            }
        }
    }

    /** As mosquitto does with what has waited for a client that comes again. */
    @Test
    void noneIsPassedOverThoughTheBrokerSendsMoreThanItWasAskedTo() throws Exception {
        try (ServerSocket flooding = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            MqttDoor asked = new MqttDoor(
                    "tcp://127.0.0.1:" + flooding.getLocalPort(), "all/#", "batchwatch-flood", Optional.empty());
            try (OpenDoor flooded =
                            MqttListening.open("generic", asked, new MessageDesk(room.start()), Clock.systemUTC());
                    Socket socket = flooding.accept()) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                packet(socket);
                socket.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
                byte[] subscribe = packet(socket);
                socket.getOutputStream().write(new byte[] {(byte) 0x90, 4, subscribe[0], subscribe[1], 0, 1});
                for (int number = 1; number <= 200; number++) {
                    socket.getOutputStream().write(published(number));
                }
                Set<Integer> acknowledged = new HashSet<>();
                while (acknowledged.size() < 200) {
                    byte[] packet = packet(socket);
                    acknowledged.add((packet[0] & 0xFF) << 8 | (packet[1] & 0xFF));
                }
                assertThat(flooded.isOpen()).isTrue();
            }
        }
        assertThat(room.results()).hasSize(200);
    }

    private static byte[] published(int number) {
        byte[] text = row(number).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + 10)
                .put((byte) 0x32)
                .put((byte) (text.length + 8))
                .putShort((short) 3)
                .put("all".getBytes(StandardCharsets.UTF_8))
                .putShort((short) number)
                .put((byte) 0)
                .put(text)
                .array();
    }

    private static boolean hangsUpWhenRefused(ServerSocket broker) throws IOException {
        try (Socket socket = broker.accept()) {
            socket.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
            packet(socket);
            socket.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
            byte[] subscribe = packet(socket);
            socket.getOutputStream().write(new byte[] {(byte) 0x90, 4, subscribe[0], subscribe[1], 0, (byte) 0x87});
            return socket.getInputStream().read() < 0;
        }
    }

    /** What stands behind its length, which is short here. */
    private static byte[] packet(Socket socket) throws IOException {
        socket.getInputStream().read();
        return socket.getInputStream().readNBytes(socket.getInputStream().read());
    }

    private void listen() {
        MqttDoor asked = new MqttDoor(address(), "counter/+/results", "batchwatch", Optional.empty());
        door = MqttListening.open("generic", asked, new MessageDesk(room.start()), Clock.systemUTC());
        await().atMost(PATIENCE).until(door::isOpen);
    }

    private String address() {
        return "tcp://127.0.0.1:" + port;
    }

    private static EmbeddedActiveMQ broker(int port) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
        return new EmbeddedActiveMQ().setConfiguration(configuration).start();
    }

    private void publish(String text) throws Exception {
        MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        MqttProperties properties = new MqttProperties();
        properties.setResponseTopic("counter/receipts");
        properties.setCorrelationData(new byte[] {4, 2});
        message.setProperties(properties);
        sender.publish("counter/7/results", message);
    }

    private static String row(int number) {
        return HEADER + "S-" + number + ",leek,2026-03-01,LAB,lead,1\n";
    }
}
