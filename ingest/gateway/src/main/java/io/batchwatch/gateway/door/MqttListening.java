package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.profile.MqttDoor;
import io.batchwatch.gateway.receipt.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is published to a topic. A message is acknowledged when it has been taken, and not before: what is not comes
 * again. Few are unacknowledged at a time, so that the broker keeps the rest while our Kafka is away. Who named a response
 * topic gets the receipt there.
 */
final class MqttListening implements OpenDoor, MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(MqttListening.class);
    private static final int AT_LEAST_ONCE = 1;
    private static final int FIRST_REFUSAL = 0x80;
    private static final int MOST_UNACKNOWLEDGED = 8;
    private static final int MOST_WAITING = 64;
    private static final long SESSION_SECONDS = Duration.ofDays(7).toSeconds();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final String partner;
    private final MqttDoor door;
    private final MessageDesk desk;
    private final Clock clock;
    private final MqttAsyncClient client;
    private final MqttConnectionOptions options;
    private final BlockingQueue<MqttMessage> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread caller = thread(this::stayConnected, "batchwatch-mqtt-call");
    private final Thread taker = thread(this::takeAll, "batchwatch-mqtt");

    private MqttListening(
            String partner,
            MqttDoor door,
            MessageDesk desk,
            Clock clock,
            MqttAsyncClient client,
            MqttConnectionOptions options) {
        this.partner = partner;
        this.door = door;
        this.desk = desk;
        this.clock = clock;
        this.client = client;
        this.options = options;
    }

    /**
     * A broker that cannot be reached is no reason not to open the door.
     *
     * @throws IllegalStateException if the password is missing
     */
    static MqttListening open(String partner, MqttDoor door, MessageDesk desk, Clock clock) {
        try {
            MqttAsyncClient client = new MqttAsyncClient(door.broker(), door.client(), new MemoryPersistence());
            MqttListening listening = new MqttListening(partner, door, desk, clock, client, options(door));
            client.setManualAcks(true);
            client.setCallback(listening);
            listening.caller.start();
            listening.taker.start();
            return listening;
        } catch (MqttException e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    private static MqttConnectionOptions options(MqttDoor door) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_SECONDS);
        options.setReceiveMaximum(MOST_UNACKNOWLEDGED);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout((int) PATIENCE.toSeconds());
        door.login().ifPresent(login -> {
            String password = Optional.ofNullable(System.getenv(login.passwordVariable()))
                    .orElseThrow(() -> new IllegalStateException(
                            "环境变量中没有密码 · no password in the environment: " + login.passwordVariable()));
            options.setUserName(login.user());
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        });
        return options;
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void stayConnected() {
        boolean isTold = false;
        do {
            if (!client.isConnected()) {
                try {
                    client.connect(options).waitForCompletion(PATIENCE.toMillis());
                    subscribe();
                    LOG.info("{}: listens to {}", partner, door);
                    isTold = false;
                } catch (MqttException | RuntimeException e) {
                    hangUp();
                    if (!isTold) {
                        LOG.warn("{}: cannot reach {}, tries again: {}", partner, door, e.toString());
                        isTold = true;
                    }
                }
            }
        } while (!isClosingWithin(BETWEEN_LOOKS));
    }

    /** A broker that does not let us have the topic says so in its answer, and goes on to talk with us. */
    private void subscribe() throws MqttException {
        IMqttToken answered = client.subscribe(door.topic(), AT_LEAST_ONCE);
        answered.waitForCompletion(PATIENCE.toMillis());
        for (int reason : answered.getReasonCodes()) {
            if (reason >= FIRST_REFUSAL) {
                throw new MqttException(reason);
            }
        }
    }

    /** Half a connection, without its subscription, is none. */
    private void hangUp() {
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException e) {
            LOG.debug("{}: was not connected to {}", partner, door, e);
        }
    }

    /** After a new connection a broker may send more at a time than it was asked to: what it waits for waits here. */
    @Override
    public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
        if (message.getQos() > 0) {
            boolean isWaiting = false;
            while (!isWaiting && closing.getCount() > 0) {
                isWaiting = waiting.offer(message, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } else if (!waiting.offer(message)) {
            LOG.warn(
                    "{}: a message of quality 0 is lost, there are too many: {} should be published with quality 1",
                    partner,
                    topic);
        }
    }

    private void takeAll() {
        while (closing.getCount() > 0) {
            try {
                MqttMessage message = waiting.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                if (message != null) {
                    take(message);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("{}: a message of {} could not be taken", partner, door, e);
            }
        }
    }

    private void take(MqttMessage message) {
        while (closing.getCount() > 0) {
            try {
                if (message.getPayload().length > 0) {
                    String name = MessageName.of(clock.instant(), message.getPayload(), "msg");
                    answer(
                            message,
                            desk.take(Delivery.ofMessage(partner, door.transport(), name, message.getPayload())));
                }
                client.messageArrivedComplete(message.getId(), message.getQos());
                return;
            } catch (NotTakenException e) {
                LOG.debug("{}: a message of {} was not taken: {}", partner, door, e.toString());
                isClosingWithin(e.retryAfter());
            } catch (MqttException e) {
                LOG.debug("{}: not acknowledged, so it comes again and counts once", partner, e);
                return;
            }
        }
    }

    private void answer(MqttMessage message, Answer answer) {
        MqttProperties asked = message.getProperties();
        if (asked == null || asked.getResponseTopic() == null) {
            return;
        }
        try {
            MqttMessage receipt = new MqttMessage(Files.readAllBytes(answer.receipt()));
            receipt.setQos(AT_LEAST_ONCE);
            MqttProperties properties = new MqttProperties();
            properties.setCorrelationData(asked.getCorrelationData());
            properties.setContentType("application/json");
            receipt.setProperties(properties);
            client.publish(asked.getResponseTopic(), receipt);
        } catch (IOException | MqttException | IllegalArgumentException e) {
            LOG.warn("{}: the receipt could not be sent to {}: {}", partner, asked.getResponseTopic(), e.toString());
        }
    }

    private boolean isClosingWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public boolean isOpen() {
        return client.isConnected();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            taker.join(PATIENCE.toMillis());
            caller.join(PATIENCE.toMillis());
            if (client.isConnected()) {
                client.disconnect().waitForCompletion(PATIENCE.toMillis());
            }
            client.close(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MqttException e) {
            LOG.debug("{}: {} did not say goodbye", partner, door, e);
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        LOG.info("{}: {} hung up", partner, door);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.debug("{}: {}", partner, door, exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String broker) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
