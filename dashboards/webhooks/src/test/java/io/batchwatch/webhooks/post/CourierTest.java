package io.batchwatch.webhooks.post;

import static io.batchwatch.webhooks.given.Alerts.ENVIRONMENT;
import static io.batchwatch.webhooks.given.Alerts.SECRET;
import static io.batchwatch.webhooks.given.Alerts.subscriber;
import static io.batchwatch.webhooks.given.Alerts.unsafe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwatch.webhooks.given.Receiver;
import io.batchwatch.webhooks.message.Message;
import io.batchwatch.webhooks.message.Signature;
import io.batchwatch.webhooks.outbox.Delivery;
import io.batchwatch.webhooks.outbox.Outbox;
import io.batchwatch.webhooks.subscriber.SigningSecret;
import io.batchwatch.webhooks.subscriber.Subscriber;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real connections to real servers that behave well, badly or not at all. */
class CourierTest {
    private static final RetrySchedule QUICK =
            new RetrySchedule(Duration.ofMillis(10), Duration.ofMillis(40), 4, Duration.ofMinutes(1));
    private static final RetrySchedule PATIENT =
            new RetrySchedule(Duration.ofMillis(10), Duration.ofMillis(40), 1_000, Duration.ofMinutes(1));

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Post post = new Post(ENVIRONMENT, Clock.systemUTC(), Duration.ofSeconds(10));
    private Receiver receiver;

    @BeforeEach
    void openReceiver() throws IOException {
        receiver = Receiver.open();
        open.add(receiver);
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void anAlertArrivesSignedAndIsNotSentTwice() throws Exception {
        Courier courier = courier("county", receiver.url(), QUICK);
        Message message = tell(courier, "B");

        await().until(() -> courier.tally().delivered() == 1);

        assertThat(receiver.received()).singleElement().satisfies(got -> {
            assertThat(got.id()).isEqualTo(message.id());
            assertThat(got.body()).isEqualTo(message.body());
            assertThat(got.headers()).containsEntry("content-type", "application/json; charset=utf-8");
            Instant at = Instant.ofEpochSecond(Long.parseLong(got.headers().get(Signature.TIMESTAMP_HEADER)));
            assertThat(at)
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(got.headers().get(Signature.SIGNATURE_HEADER))
                    .isEqualTo(Signature.of(got.id(), at, got.body(), List.of(SigningSecret.of(SECRET)))
                            .signatures());
        });
        assertThat(outbox("county").pending()).isEmpty();
    }

    @Test
    void anErrorIsTriedAgainUnderTheSameIdUntilItIsTaken() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        receiver.answering(exchange -> exchange.sendResponseHeaders(asked.incrementAndGet() < 4 ? 500 : 200, -1));
        Courier courier = courier("county", receiver.url(), PATIENT);
        Message message = tell(courier, "B");

        await().until(() -> courier.tally().delivered() == 1);

        assertThat(receiver.received()).hasSize(4).allSatisfy(got -> {
            assertThat(got.id()).isEqualTo(message.id());
            assertThat(got.body()).isEqualTo(message.body());
        });
        assertThat(courier.tally().retried()).isEqualTo(3);
    }

    @Test
    void whatIsNeverTakenBecomesADeadLetterThatCanBeToldAgain() throws Exception {
        receiver.answering(500);
        Courier courier = courier("county", receiver.url(), QUICK);
        Message message = tell(courier, "B");
        await().until(() -> courier.tally().deadLetters() == 1);
        assertThat(receiver.received()).hasSize(4);
        assertThat(outbox("county").dead()).singleElement().satisfies(letter -> {
            assertThat(letter.lastAnswer()).isEqualTo("status 500");
            assertThat(letter.attempts()).isEqualTo(4);
        });

        receiver.answering(204);
        outbox("county").redeliver(Set.of(message.id()), Instant.now());

        await().until(() -> courier.tally().delivered() == 1);
        await().until(() -> courier.tally().deadLetters() == 0);
        assertThat(receiver.received().get(4).id()).isEqualTo(message.id());
    }

    @Test
    void aSubscriberThatIsDownHearsAllWhenItIsBack() throws Exception {
        int port = receiver.port();
        receiver.close();
        Courier courier = courier("county", URI.create("http://localhost:" + port + "/"), PATIENT);
        tell(courier, "B");
        tell(courier, "C");
        await().until(() -> courier.tally().retried() > 3);
        assertThat(outbox("county").pending()).extracting(Delivery::lastAnswer).contains("no connection");

        Receiver back = Receiver.openAt(port);
        open.add(back);

        await().until(() -> courier.tally().delivered() == 2);
        assertThat(back.received()).extracting(Receiver.Received::id).doesNotHaveDuplicates();
    }

    @Test
    void oneThatIsSilentDelaysNobodyElse() throws Exception {
        Receiver slow = Receiver.open().silent();
        open.add(slow);
        Courier waiting = courier("slow", slow.url(), PATIENT);
        Courier quick = courier("quick", receiver.url(), PATIENT);
        for (int i = 0; i < 20; i++) {
            tell(waiting, "B" + i);
            tell(quick, "B" + i);
        }

        await().until(() -> quick.tally().delivered() == 20);

        assertThat(slow.received()).hasSize(1);
        assertThat(waiting.tally().delivered()).isZero();
    }

    @Test
    void oneThatIsSilentForTooLongIsTriedAgain() throws Exception {
        post = new Post(ENVIRONMENT, Clock.systemUTC(), Duration.ofMillis(100));
        receiver.silent();
        Courier courier = courier("county", receiver.url(), QUICK);
        tell(courier, "B");

        await().until(() -> courier.tally().deadLetters() == 1);

        assertThat(outbox("county").dead()).extracting(Delivery::lastAnswer).containsExactly("timeout");
    }

    @Test
    void anAnswerThatNeverEndsIsLetGoOf() throws Exception {
        post = new Post(ENVIRONMENT, Clock.systemUTC(), Duration.ofMillis(200));
        receiver.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[1_000]);
            }
        });
        Courier courier = courier("county", receiver.url(), QUICK);
        tell(courier, "B");

        await().until(() -> courier.tally().deadLetters() == 1);

        assertThat(outbox("county").dead()).extracting(Delivery::lastAnswer).containsExactly("timeout");
    }

    @Test
    void oneThatIsGoneIsLeftAloneUntilSomebodySaysOtherwise() throws Exception {
        receiver.answering(410);
        Courier courier = courier("county", receiver.url(), PATIENT);
        Message first = tell(courier, "B");
        await().until(() -> courier.tally().deadLetters() == 1);
        Message second = tell(courier, "C");
        await().until(() -> courier.tally().deadLetters() == 2);

        assertThat(receiver.received()).extracting(Receiver.Received::id).containsExactly(first.id());
        assertThat(outbox("county").dead()).extracting(Delivery::lastAnswer).containsOnly("gone");
        assertThat(outbox("county").dead()).extracting(Delivery::attempts).containsExactly(1, 0);

        receiver.answering(204);
        outbox("county").redeliver(Set.of(), Instant.now());

        await().until(() -> courier.tally().delivered() == 2);
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .hasSize(3)
                .contains(first.id(), second.id());
    }

    @Test
    void aNewAddressIsNotGone() throws Exception {
        receiver.answering(410);
        Courier courier = courier("county", receiver.url(), PATIENT);
        tell(courier, "B");
        await().until(() -> courier.tally().deadLetters() == 1);
        Receiver moved = Receiver.open();
        open.add(moved);

        courier.use(subscriber("county", moved.url()));
        tell(courier, "C");

        await().until(() -> courier.tally().delivered() == 1);
        assertThat(moved.received()).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        Receiver elsewhere = Receiver.open();
        open.add(elsewhere);
        receiver.answering(exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.url().toString());
            exchange.sendResponseHeaders(307, -1);
        });
        Courier courier = courier("county", receiver.url(), QUICK);
        tell(courier, "B");

        await().until(() -> courier.tally().deadLetters() == 1);

        assertThat(elsewhere.received()).isEmpty();
        assertThat(outbox("county").dead()).extracting(Delivery::lastAnswer).containsExactly("redirect 307");
    }

    @Test
    void whoAsksToBeLeftAloneIs() throws Exception {
        receiver.answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
        });
        RetrySchedule ofADay = new RetrySchedule(Duration.ofMillis(10), Duration.ofMillis(40), 9, Duration.ofDays(1));
        Courier courier = courier("county", receiver.url(), ofADay);
        tell(courier, "B");
        tell(courier, "C");

        await().until(() -> courier.tally().retried() == 1);
        // Several looks later it was still asked only once, and for neither.
        await().during(Duration.ofMillis(300)).until(() -> receiver.received().size() == 1);

        assertThat(outbox("county").pending()).anySatisfy(delivery -> assertThat(delivery.nextAttemptAt())
                .isAfter(Instant.now().plusSeconds(3_000)));
    }

    @Test
    void addressesThatAreNoPlatformsAreNotPostedTo() throws Exception {
        Answer answer = post.send(
                Message.of(unsafe("B"), subscriber("x", receiver.url())),
                subscriber("x", URI.create("https://169.254.169.254/latest")));

        assertThat(answer).isEqualTo(Answer.InVain.because("forbidden address"));
    }

    @Test
    void oneThatDoesNotSpeakTlsIsToldApart() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerPlainly(plain));
            answering.start();
            Subscriber county = subscriber("county", URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/"));

            assertThat(post.send(Message.of(unsafe("B"), county), county)).isEqualTo(Answer.InVain.because("tls"));
            answering.join();
        }
    }

    private static void answerPlainly(ServerSocket server) {
        try (Socket caller = server.accept()) {
            caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The caller has hung up: that is all that is wanted of it.
        }
    }

    @Test
    void whatWaitsIsTriedAtOnceWhenTheSubscriberIsDescribedOtherwise() throws Exception {
        receiver.answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(503, -1);
        });
        Courier courier = courier("county", receiver.url(), PATIENT);
        tell(courier, "B");
        await().until(() -> courier.tally().retried() == 1);
        Receiver moved = Receiver.open();
        open.add(moved);

        courier.use(subscriber("county", moved.url()));

        await().until(() -> courier.tally().delivered() == 1);
        assertThat(moved.received()).hasSize(1);
    }

    @Test
    void aSecretThatIsNotThereIsAFailureThatSaysSo() throws Exception {
        Post without = new Post(Map.of(), Clock.systemUTC(), Duration.ofSeconds(1));
        Subscriber county = subscriber("county", receiver.url());

        assertThat(without.send(Message.of(unsafe("B"), county), county))
                .isEqualTo(Answer.InVain.because("the environment variable HOOK is not set"));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void oneThatStopsInTheMiddleOfAnAttemptSendsItAgainUnderItsId() throws Exception {
        receiver.silent();
        Courier courier = courier("county", receiver.url(), PATIENT);
        Message message = tell(courier, "B");
        await().until(() -> receiver.received().size() == 1);
        courier.close();
        receiver.answering(204);

        Courier next = courier("county", receiver.url(), PATIENT);
        await().until(() -> next.tally().delivered() == 1);

        Set<String> ids = new HashSet<>();
        receiver.received().forEach(got -> ids.add(got.id()));
        assertThat(ids).containsExactly(message.id());
    }

    private Courier courier(String name, URI endpoint, RetrySchedule schedule) throws IOException {
        Courier courier = Courier.start(
                subscriber(name, endpoint), outbox(name), post, schedule, Clock.systemUTC(), new SplittableRandom(7));
        open.add(courier);
        return courier;
    }

    private Outbox outbox(String name) throws IOException {
        return Outbox.open(folder.resolve(name));
    }

    private static Message tell(Courier courier, String batch) throws IOException {
        Message message = Message.of(unsafe(batch), courier.subscriber());
        courier.tell(message);
        return message;
    }
}
